import { expect, test } from "vitest";
import type { ShopCurrency } from "@/lib/money";
import { createCatalogCache } from "./catalog-cache";

/** A clock that only moves when told to; in milliseconds, and not 0, which would mean "no time yet". */
function handClock() {
  let time = 1;
  return {
    now: () => time,
    advance(ms: number) {
      time += ms;
    },
  };
}

function countedLoads() {
  const loads: ShopCurrency[] = [];
  const load = async (currency: ShopCurrency) => {
    loads.push(currency);
    return { products: [], shipping: [] };
  };
  return { loads, load };
}

test("requests that arrive during a load share it", async () => {
  const { loads, load } = countedLoads();
  const catalogIn = createCatalogCache(load);
  const catalogs = await Promise.all(Array.from({ length: 20 }, () => catalogIn("usd")));
  expect(loads).toEqual(["usd"]);
  expect(new Set(catalogs).size).toBe(1);
});

test("the catalogue is loaded again after a second and not before", async () => {
  const { loads, load } = countedLoads();
  const clock = handClock();
  const catalogIn = createCatalogCache(load, clock);
  await catalogIn("usd");
  clock.advance(1_000);
  await catalogIn("usd");
  expect(loads).toHaveLength(1);
  clock.advance(1);
  await catalogIn("usd");
  expect(loads).toHaveLength(2);
});

test("each currency is remembered by itself", async () => {
  const { loads, load } = countedLoads();
  const catalogIn = createCatalogCache(load);
  await catalogIn("usd");
  await catalogIn("jpy");
  await catalogIn("usd");
  expect(loads).toEqual(["usd", "jpy"]);
});

test("a failed load reaches everyone who waited and is tried again by the next", async () => {
  let loads = 0;
  const catalogIn = createCatalogCache(async () => {
    loads += 1;
    if (loads === 1) throw new Error("the database is away");
    return { products: [], shipping: [] };
  });
  const outcomes = await Promise.allSettled([catalogIn("usd"), catalogIn("usd")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(catalogIn("usd")).resolves.toEqual({ products: [], shipping: [] });
});
