import type { Address, BillingDetails, Metadata, Shipping } from "../records/parts";
import { invalidParameter } from "./errors";
import { object, required, string, stringMap, unsettable } from "./params";

/** Fields that several calls have in common. */
export const addressParam = object({
  city: unsettable(string()),
  country: unsettable(string()),
  line1: unsettable(string()),
  line2: unsettable(string()),
  postal_code: unsettable(string()),
  state: unsettable(string()),
});

export const shippingParam = object({
  address: required(addressParam),
  carrier: unsettable(string()),
  name: required(string()),
  phone: unsettable(string()),
  tracking_number: unsettable(string()),
});

export const billingDetailsParam = object({
  address: unsettable(addressParam),
  email: unsettable(string()),
  name: unsettable(string()),
  phone: unsettable(string()),
  tax_id: unsettable(string()),
});

/** `""` for the whole clears it; `""` for one name removes that name. */
export const metadataParam = unsettable(stringMap());

type Loose<T> = { [K in keyof T]?: T[K] | undefined };

/** Fills what was not given with null. */
export function toAddress(given: Loose<Address>): Address {
  return {
    city: given.city ?? null,
    country: given.country ?? null,
    line1: given.line1 ?? null,
    line2: given.line2 ?? null,
    postal_code: given.postal_code ?? null,
    state: given.state ?? null,
  };
}

/** Fills what was not given with null. */
export function toShipping(given: Loose<Omit<Shipping, "address">> & { address: Loose<Address> }): Shipping {
  return {
    address: toAddress(given.address),
    carrier: given.carrier ?? null,
    name: given.name ?? "",
    phone: given.phone ?? null,
    tracking_number: given.tracking_number ?? null,
  };
}

type GivenBilling = Loose<Omit<BillingDetails, "address">> & { address?: Loose<Address> | null | undefined };

/** What was not given stays as it was before, or null. */
export function toBillingDetails(given: GivenBilling | undefined, before?: BillingDetails): BillingDetails {
  const pick = (name: "email" | "name" | "phone" | "tax_id") =>
    given?.[name] === undefined ? (before?.[name] ?? null) : given[name];
  return {
    address:
      given?.address === undefined ? (before?.address ?? toAddress({})) : toAddress(given.address ?? {}),
    email: pick("email"),
    name: pick("name"),
    phone: pick("phone"),
    tax_id: pick("tax_id"),
  };
}

/** Metadata after a call: new names are added, empty values removed. At most 50 names of 40 with values of 500. */
export function mergeMetadata(before: Metadata, given: Record<string, string> | null | undefined): Metadata {
  if (given === undefined) return before;
  if (given === null) return {};
  const merged = { ...before };
  for (const [name, value] of Object.entries(given)) {
    if (name.length > 40) {
      throw invalidParameter(
        `Metadata keys can have up to 40 characters, but you passed in a key that is ${name.length} characters. Invalid key: ${name}`,
        "metadata",
      );
    }
    if (value.length > 500) {
      throw invalidParameter(
        `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`,
        `metadata[${name}]`,
      );
    }
    if (value === "") delete merged[name];
    else merged[name] = value;
  }
  const count = Object.keys(merged).length;
  if (count > 50) {
    throw invalidParameter(`Metadata can have up to 50 keys, but you passed in ${count} keys.`, "metadata");
  }
  return merged;
}
