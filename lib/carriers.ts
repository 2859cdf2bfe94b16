type Carrier = {
  name: string;
  /** Where a parcel can be followed; `{number}` is its tracking number. Null where there is no such page. */
  tracking: string | null;
};

/**
 * Who carries the shop's parcels, by the name that a parcel is kept with: the only table of them. One that is no
 * longer used stays here, so that its parcels can still be followed.
 */
const CARRIERS: Readonly<Record<string, Carrier>> = {
  dhl: {
    name: "DHL",
    tracking: "https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}",
  },
  dpd: { name: "DPD", tracking: "https://www.dpdgroup.com/nl/mydpd/my-parcels/track?parcelNumber={number}" },
  fedex: { name: "FedEx", tracking: "https://www.fedex.com/fedextrack/?trknbr={number}" },
  gls: { name: "GLS", tracking: "https://gls-group.com/EU/en/parcel-tracking?match={number}" },
  postnord: { name: "PostNord", tracking: "https://tracking.postnord.com/en/tracking?id={number}" },
  royal_mail: {
    name: "Royal Mail",
    tracking: "https://www.royalmail.com/track-your-item#/tracking-results/{number}",
  },
  ups: { name: "UPS", tracking: "https://www.ups.com/track?tracknum={number}" },
  usps: { name: "USPS", tracking: "https://tools.usps.com/go/TrackConfirmAction?tLabels={number}" },
};

export function isCarrier(id: string): boolean {
  return Object.hasOwn(CARRIERS, id);
}

/** The carriers to choose from, in the order of their names. */
export function carrierOptions(): { value: string; label: string }[] {
  return Object.entries(CARRIERS).map(([value, { name }]) => ({ value, label: name }));
}

/** A carrier's name; one that the table does not have any more is told by what it was kept as. */
export function carrierName(id: string): string {
  return (isCarrier(id) && CARRIERS[id]?.name) || id;
}

/** Where a parcel can be followed, or null where its carrier or number is not known. */
export function trackingLink(carrier: string | null, trackingNumber: string | null): string | null {
  if (carrier === null || trackingNumber === null || !isCarrier(carrier)) return null;
  return CARRIERS[carrier]?.tracking?.replace("{number}", () => encodeURIComponent(trackingNumber)) ?? null;
}
