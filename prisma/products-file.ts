import { z } from "zod";
import { priceRefusal } from "@/lib/catalog/price-rule";
import type { ShopCurrency } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";

/** An amount for each of the shop's currencies, in Stripe's minor unit; set for each market, not converted. */
export type Prices = Record<ShopCurrency, number>;

/** One product of the products file. */
export type ProductEntry = {
  /** Never changes and is never given to another product: orders refer to it. */
  id: string;
  /** The last part of its page's address; the id where it is left out. */
  slug?: string;
  /** A file in public/, as a path from there: "/products/ash-mug.svg". */
  image: string;
  name: string;
  category: string;
  summary: string;
  description: string;
  details: string[];
  /** How many pieces ever arrived. Raise it by what arrives; what is left to sell follows. */
  received: number;
  /** False takes it off sale. */
  active?: boolean;
  prices: Prices;
};

/** One way to ship of the products file. A rate of 0 is free. */
export type ShippingEntry = {
  id: string;
  name: string;
  description: string;
  active?: boolean;
  rates: Prices;
};

export type ProductsFile = { products: ProductEntry[]; shipping: ShippingEntry[] };

/** What is wrong in a products file: the entry's id (or its place, "products[3]"), the field in it, and why. */
export type Problem = { entry: string; field: string; message: string };

const must = (rule: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? "is missing" : `must be ${rule}`),
});
const text = z.string(must("a text")).trim().min(1, "is empty");
const name = z
  .string(must("a text"))
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "must be lower-case letters and digits with single hyphens between them",
  );
const active = z.boolean(must("true or false")).exactOptional();

function amounts(free: boolean) {
  const amount = z.int(must("a whole number of the currency's minor unit, such as 38_00"));
  return z
    .record(z.enum(SHOP_CURRENCIES), amount, must("an amount for each currency"))
    .superRefine((all, context) => {
      for (const [currency, value] of Object.entries(all)) {
        const message = priceRefusal({ amount: value, currency }, free);
        if (message) context.addIssue({ code: "custom", path: [currency], message });
      }
    });
}

const product = z.strictObject({
  id: name,
  slug: name.exactOptional(),
  image: text.startsWith("/", "must start with / and name a file in public/"),
  name: text,
  category: text,
  summary: text,
  description: text,
  details: z.array(text, must("a list of texts")),
  received: z.int(must("a whole number of pieces")).nonnegative("must not be negative"),
  active,
  prices: amounts(false),
}) satisfies z.ZodType<ProductEntry>;
const shipping = z.strictObject({
  id: name,
  name: text,
  description: z.string(must("a text")),
  active,
  rates: amounts(true),
}) satisfies z.ZodType<ShippingEntry>;

function problemsOf(entry: string, error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.join(".");
    if (issue.code !== "unrecognized_keys") return [{ entry, field, message: issue.message }];
    const why = /^(prices|rates)$/.test(field)
      ? "is no currency of lib/shop.ts"
      : "is no field of this entry";
    return issue.keys.map((key) => ({ entry, field: [...issue.path, key].join("."), message: why }));
  });
}

function checkList<Entry extends { id: string }>(
  list: string,
  value: unknown,
  schema: z.ZodType<Entry>,
): { entries: Entry[]; problems: Problem[] } {
  if (!Array.isArray(value)) {
    return { entries: [], problems: [{ entry: list, field: "", message: "must be an exported list" }] };
  }
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    const parsed = schema.safeParse(item);
    const known = z.object({ id: z.string().min(1) }).safeParse(item);
    const entry = known.success ? known.data.id : `${list}[${index}]`;
    if (!parsed.success) problems.push(...problemsOf(entry, parsed.error));
    else entries.push(parsed.data);
    if (known.success && seen.has(entry)) problems.push({ entry, field: "id", message: "stands twice" });
    seen.add(entry);
  }
  return { entries, problems };
}

/** Checks what a products file exports. Every problem is reported, not only the first. */
export function checkProductsFile(
  exported: Record<string, unknown>,
): { ok: true; file: ProductsFile } | { ok: false; problems: Problem[] } {
  const products = checkList("products", exported.products, product);
  const methods = checkList("shipping", exported.shipping, shipping);
  const problems = [...products.problems, ...methods.problems];
  const owners = new Map<string, string>();
  for (const { id, slug = id } of products.entries) {
    const other = owners.get(slug);
    if (other && other !== id)
      problems.push({ entry: id, field: "slug", message: `is that of ${other} as well` });
    owners.set(slug, id);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, file: { products: products.entries, shipping: methods.entries } };
}
