import { z } from "zod";
import { decodePosition, type ListPosition, type PageOf } from "./list-position";

/** The part of a list's address that says which page; `rowId` is what the ids of its rows look like. */
export function pageCursors(rowId: z.ZodType = z.string()) {
  const cursor = z.string().transform((value, context) => {
    const position = decodePosition(value);
    if (position && rowId.safeParse(position.id).success) return position;
    context.addIssue({ code: "custom", message: "no cursor of this list" });
    return z.NEVER;
  });
  return { older: cursor.optional(), newer: cursor.optional() };
}

type Cursors = { older?: ListPosition | undefined; newer?: ListPosition | undefined };

export function atMostOneCursor({ older, newer }: Cursors): boolean {
  return !(older && newer);
}

/** The page that an address's cursors name. */
export function pageIn({ older, newer }: Cursors): PageOf {
  if (older) return { side: "older", position: older };
  return newer ? { side: "newer", position: newer } : null;
}

/** A cursor that a list gave out, for the address of the page on that side. */
export type ToPage = { side: "older" | "newer"; cursor: string };

/** The address of a list, or of one of its pages. What is null or empty is the list's default and left out. */
export function listPath(path: string, narrowed: Record<string, string | null>, to?: ToPage): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(narrowed)) if (value) params.set(name, value);
  if (to) params.set(to.side, to.cursor);
  return params.size > 0 ? `${path}?${params}` : path;
}

/** A list that shows either what is open or what is closed. */
export type OpenOrClosed = { show: "open" | "closed"; page: PageOf };

/** The list that an address asks for, or null when the address was not made by the list itself. */
export function readOpenOrClosed(
  searchParams: Record<string, unknown>,
  rowId?: z.ZodType,
): OpenOrClosed | null {
  const parsed = z
    .strictObject({ show: z.enum(["open", "closed"]).default("open"), ...pageCursors(rowId) })
    .refine(atMostOneCursor, "one cursor at most")
    .safeParse(searchParams);
  return parsed.success ? { show: parsed.data.show, page: pageIn(parsed.data) } : null;
}
