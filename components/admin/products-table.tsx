import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { ProductLine } from "@/lib/admin/list-products";

const HEAD = "px-4 py-2.5 text-left font-medium";
const CELL = "block lg:table-cell lg:px-4 lg:py-2.5 lg:align-middle";

/** Products as a table; on a phone each row becomes an entry of a list. The whole row leads to the product. */
export function ProductsTable({ products }: { products: ProductLine[] }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="block w-full text-sm lg:table lg:table-fixed">
        <caption className="sr-only">Products, in the shop’s own order.</caption>
        <thead className="sr-only border-b border-line text-xs text-ink-muted lg:not-sr-only lg:table-header-group">
          <tr>
            <th scope="col" className={HEAD}>
              Product
            </th>
            <th scope="col" className={`${HEAD} lg:w-44`}>
              Category
            </th>
            <th scope="col" className={`${HEAD} text-right lg:w-32`}>
              For sale
            </th>
            <th scope="col" className={`${HEAD} text-right lg:w-32`}>
              Ordered
            </th>
            <th scope="col" className={`${HEAD} text-right lg:w-32`}>
              Price
            </th>
          </tr>
        </thead>
        <tbody className="block divide-y divide-line lg:table-row-group">
          {products.map((product) => (
            <tr
              key={product.id}
              className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 py-3.5 hover:bg-surface-2 lg:table-row"
            >
              <td className={`${CELL} break-words font-medium`}>
                <a href={`/admin/products/${product.id}`} className="after:absolute after:inset-0">
                  {product.name}
                </a>
                {!product.active && <Badge className="ml-2">Off sale</Badge>}
              </td>
              <td className={`${CELL} order-3 text-ink-muted lg:text-ink`}>{product.category}</td>
              <td className={`${CELL} order-4 text-right tabular-nums`}>
                {product.left === 0 ? <Badge tone="warning">Sold out</Badge> : product.left}
                {product.left > 0 && <span className="text-ink-muted lg:hidden"> for sale</span>}
              </td>
              <td className="hidden px-4 py-2.5 text-right text-ink-muted tabular-nums lg:table-cell">
                {product.inOrders}
              </td>
              <td className={`${CELL} order-2 text-right`}>
                {product.price ? <Price money={product.price} /> : "No price"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
