import { LRUCache } from "lru-cache";
import type { ShopCurrency } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";
import type { Catalog } from "./catalog-types";

const FRESH_FOR_MS = 1_000;

type Clock = { now: () => number };

/**
 * Remembers the catalogue of each currency for a second, so that what staff change is in the shop within one. Requests that arrive while one is being
 * loaded wait for that load instead of starting their own. A failed load is not remembered and rejects
 * for everyone who waited. `clock.now()` is in milliseconds.
 */
export function createCatalogCache(
  load: (currency: ShopCurrency) => Promise<Catalog>,
  clock: Clock = performance,
): (currency: ShopCurrency) => Promise<Catalog> {
  const cache = new LRUCache<ShopCurrency, Catalog>({
    max: SHOP_CURRENCIES.length,
    ttl: FRESH_FOR_MS,
    // Asking the clock each time costs nothing here, and a cached clock would blur a second.
    ttlResolution: 0,
    perf: clock,
    fetchMethod: load,
  });
  return async (currency) => {
    const catalog = await cache.fetch(currency);
    if (!catalog) throw new Error(`The catalogue in ${currency} was not loaded`);
    return catalog;
  };
}
