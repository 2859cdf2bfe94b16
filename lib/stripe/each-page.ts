import { log } from "@/lib/log";
import { type StripeFailure, toStripeFailure } from "./errors";

/** `failure` is why a list was not read to its end. */
export type Listed = { ok: true } | { ok: false; failure: StripeFailure };

type Cursor = { limit: number; starting_after?: string };
type Page<Item> = { data: Item[]; has_more: boolean };

const PAGE_SIZE = 100;

/** A moment as Stripe filters by it: whole seconds since 1970. */
export const secondsOf = (at: Date) => Math.floor(at.getTime() / 1000);

/** Reads a list page by page to its end, and hands each page on before the next is asked for. */
export async function eachPage<Item extends { id: string }>(
  what: string,
  list: (cursor: Cursor) => Promise<Page<Item>>,
  work: (items: Item[]) => Promise<void>,
): Promise<Listed> {
  let last: string | undefined;
  for (;;) {
    let page: Page<Item>;
    try {
      page = await list({ limit: PAGE_SIZE, ...(last && { starting_after: last }) });
    } catch (error) {
      const failure = toStripeFailure(error);
      log.warn({
        stripe: `list ${what}`,
        failure: failure.kind,
        stripeRequestId: failure.requestId,
        err: error,
      });
      return { ok: false, failure };
    }
    log.debug({ stripe: `list ${what}`, count: page.data.length });
    await work(page.data);
    last = page.data.at(-1)?.id;
    if (!page.has_more || !last) return { ok: true };
  }
}
