import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Fulfilment } from "@/lib/fulfilment/fulfilment";
import type { ParcelView } from "@/lib/fulfilment/parcel-view";
import { Facts } from "./facts";
import { Moment } from "./moment";
import { StaffForm, type StaffFormAction } from "./staff-form";

type ParcelsProps = {
  orderId: string;
  parcels: readonly ParcelView[];
  state: Fulfilment;
  /** Marks a parcel; null for those who may only look. */
  action: StaffFormAction | null;
};

/** Every parcel of an order, the first that left first, and what can be said of each. */
export function Parcels({ orderId, parcels, state, action }: ParcelsProps) {
  if (parcels.length === 0)
    return (
      <p className="mt-3 text-sm text-ink-muted">
        {state === "nothing_to_ship" ? "Nothing has to go out." : "Nothing was shipped yet."}
      </p>
    );
  return (
    <ul className="mt-4 divide-y divide-line">
      {parcels.map((parcel) => (
        <li key={parcel.id} className="space-y-3 py-5 first:pt-0 last:pb-0">
          <div className="flex items-start justify-between gap-4">
            <ul className="min-w-0 text-sm font-medium">
              {parcel.pieces.map(({ productId, name, quantity }) => (
                <li key={productId} className="break-words">
                  {quantity} × {name}
                </li>
              ))}
            </ul>
            <Badge tone={parcel.deliveredAt ? "success" : "info"}>
              {parcel.deliveredAt ? "Delivered" : "On its way"}
            </Badge>
          </div>
          <Facts facts={factsOf(parcel)} />
          {action && <MarkParcel {...{ action, orderId, parcel }} />}
        </li>
      ))}
    </ul>
  );
}

function factsOf({
  carrier,
  trackingNumber,
  trackingLink,
  shippedAt,
  deliveredAt,
}: ParcelView): [string, ReactNode][] {
  const number = trackingNumber && <code>{trackingNumber}</code>;
  return [
    ["Carrier", carrier],
    [
      "Tracking",
      trackingLink ? (
        <a key="link" href={trackingLink} rel="noreferrer" className="underline underline-offset-4">
          {number}
        </a>
      ) : (
        number
      ),
    ],
    ["Shipped", <Moment key="shipped" at={shippedAt} />],
    ["Delivered", deliveredAt && <Moment key="delivered" at={deliveredAt} />],
  ];
}

/** One form for all that can be said, so that its answer stays when the buttons are others. */
function MarkParcel({
  action,
  orderId,
  parcel,
}: {
  action: StaffFormAction;
  orderId: string;
  parcel: ParcelView;
}) {
  const [undo, label, hint] = parcel.deliveredAt
    ? (["not_delivered", "Undo delivered", "The parcel counts as on its way again."] as const)
    : ([
        "not_shipped",
        "Undo shipped",
        "The pieces are to be shipped again, as if they had never left.",
      ] as const);
  return (
    <StaffForm action={action} hidden={{ orderId, parcelId: parcel.id }} className="space-y-3">
      {!parcel.deliveredAt && (
        <SubmitButton name="as" value="delivered" variant="secondary" size="sm" busyLabel="Marking…">
          Mark as delivered
        </SubmitButton>
      )}
      <details>
        <summary className="w-fit cursor-pointer rounded-sm text-sm text-ink-muted hover:text-ink">
          {label}…
        </summary>
        <p className="mt-3 text-sm text-ink-muted">
          {hint} A mail that went out stays as it is, and the timeline keeps both.
        </p>
        <SubmitButton name="as" value={undo} variant="danger" size="sm" className="mt-3" busyLabel="Undoing…">
          {label}
        </SubmitButton>
      </details>
    </StaffForm>
  );
}
