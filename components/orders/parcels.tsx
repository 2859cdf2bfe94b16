import { Badge } from "@/components/ui/badge";
import type { ParcelsOfOrder, ParcelView } from "@/lib/fulfilment/parcel-view";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** What has left for the shopper, and where to follow it. */
export function Parcels({ shipped: { parcels, restFollows } }: { shipped: ParcelsOfOrder }) {
  return (
    <section className="mt-8 print:hidden">
      <h2 className="text-lg font-medium">{parcels.length === 1 ? "Your parcel" : "Your parcels"}</h2>
      <ul className="mt-4 grid gap-4">
        {parcels.map((parcel) => (
          <li key={parcel.id} className="rounded-lg border border-line bg-surface p-5">
            <div className="flex items-start justify-between gap-4">
              <ul className="min-w-0 font-medium wrap-anywhere">
                {parcel.pieces.map(({ productId, name, quantity }) => (
                  <li key={productId}>
                    {quantity} × {name}
                  </li>
                ))}
              </ul>
              <Badge tone={parcel.deliveredAt ? "success" : "info"}>
                {parcel.deliveredAt ? "Delivered" : "On its way"}
              </Badge>
            </div>
            <p className="mt-2 text-sm text-ink-muted">
              <Moments parcel={parcel} />
            </p>
            <Tracking parcel={parcel} />
          </li>
        ))}
      </ul>
      {restFollows && <p className="mt-3 text-sm text-ink-muted">The rest of your order follows.</p>}
    </section>
  );
}

function Moments({ parcel: { shippedAt, deliveredAt, carrier } }: { parcel: ParcelView }) {
  return (
    <>
      Left us on <time dateTime={shippedAt.toISOString()}>{DAY.format(shippedAt)}</time>
      {carrier && ` with ${carrier}`}
      {deliveredAt && (
        <>
          , delivered on <time dateTime={deliveredAt.toISOString()}>{DAY.format(deliveredAt)}</time>
        </>
      )}
      .
    </>
  );
}

function Tracking({ parcel: { trackingLink, trackingNumber } }: { parcel: ParcelView }) {
  if (trackingNumber === null) return null;
  return (
    <p className="mt-1 text-sm wrap-anywhere">
      {trackingLink === null ? (
        <>Tracking number {trackingNumber}</>
      ) : (
        <a
          href={trackingLink}
          rel="noreferrer"
          className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          Follow the parcel {trackingNumber}
        </a>
      )}
    </p>
  );
}
