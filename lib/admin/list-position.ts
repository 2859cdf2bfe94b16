import { z } from "zod";

/** Rows of a list on one page. */
export const PAGE_SIZE = 50;

/** A row's place in a list that runs from the newest to the oldest; the id decides where times are equal. */
export type ListPosition = { at: Date; id: string };

/** Which page: the rows just before or just after a row, or the newest ones. */
export type PageOf = { side: "older" | "newer"; position: ListPosition } | null;

// Times are kept to the millisecond in the database (timestamptz(3)), so a Date loses nothing.
const encoded = z
  .string()
  .max(256)
  .regex(/^[\w-]+$/)
  .transform((value) => Buffer.from(value, "base64url").toString("utf8"))
  .pipe(z.string().regex(/^[0-9a-z]{1,9}\.[\w-]{1,128}$/));

/** The position as a page's address carries it. */
export function encodePosition({ at, id }: ListPosition): string {
  return Buffer.from(`${at.getTime().toString(36)}.${id}`, "utf8").toString("base64url");
}

/** The position an address carries, or null for anything that `encodePosition` did not make. */
export function decodePosition(value: string): ListPosition | null {
  const parsed = encoded.safeParse(value);
  if (!parsed.success) return null;
  const [time = "", id = ""] = parsed.data.split(".");
  const position = { at: new Date(Number.parseInt(time, 36)), id };
  return encodePosition(position) === value ? position : null;
}

/** The addresses of the pages before and after one, as cursors; null where there is none. */
export type PageLinks = { newer: string | null; older: string | null };

/**
 * Turns the rows of a query for one row more than a page into the page, in the list's order, and its neighbours.
 * `rows` come in the order in which the query walked: away from the position.
 */
export function toPage<Row>(
  rows: Row[],
  page: PageOf,
  positionOf: (row: Row) => ListPosition,
  /** Where the next page leads: lists run from the newest to the oldest, or the other way. */
  forward: "older" | "newer" = "older",
): { rows: Row[]; links: PageLinks } {
  const more = rows.length > PAGE_SIZE;
  const shown = rows.slice(0, PAGE_SIZE);
  const backward = forward === "older" ? "newer" : "older";
  const walkedBack = page?.side === backward;
  if (walkedBack) shown.reverse();
  const first = shown.at(0);
  const last = shown.at(-1);
  const before = walkedBack ? more : page !== null;
  const after = walkedBack || more;
  const links = {
    [backward]: first && before ? encodePosition(positionOf(first)) : null,
    [forward]: last && after ? encodePosition(positionOf(last)) : null,
  };
  return { rows: shown, links: { newer: links.newer ?? null, older: links.older ?? null } };
}
