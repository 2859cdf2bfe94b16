import fc from "fast-check";
import { expect, test } from "vitest";
import { Collection, type ListQuery } from "./collection";

type Item = { id: string; created: number; group: string | null };

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("add"),
      group: fc.integer({ min: 0, max: 3 }),
      wait: fc.nat(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("move"), at: fc.nat(), group: fc.integer({ min: 0, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete"), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("trim"), keep: fc.integer({ min: 1, max: 30 }) }) },
);

const question = fc.record({
  groups: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 })),
  limit: fc.integer({ min: 1, max: 8 }),
  from: fc.option(fc.nat(60)),
  to: fc.option(fc.nat(60)),
  cursor: fc.option(fc.nat()),
  upwards: fc.boolean(),
});

/** The same answer by looking at every record. */
function expected(items: readonly Item[], query: ListQuery<Item>): { ids: string[]; hasMore: boolean } {
  const fits = items.filter(
    (item) =>
      (!query.index || query.index.keys.includes(String(item.group))) &&
      item.created >= (query.from ?? 0) &&
      item.created <= (query.to ?? Number.POSITIVE_INFINITY),
  );
  const placeOf = (cursor: Item) => items.findIndex(({ id }) => id === cursor.id);
  const { endingBefore, startingAfter } = query;
  if (endingBefore) {
    const newer = fits.filter((item) => items.indexOf(item) > placeOf(endingBefore));
    const page = newer.slice(0, query.limit);
    return { ids: page.map(({ id }) => id).reverse(), hasMore: newer.length > query.limit };
  }
  const older = fits
    .filter((item) => !startingAfter || items.indexOf(item) < placeOf(startingAfter))
    .reverse();
  return { ids: older.slice(0, query.limit).map(({ id }) => id), hasMore: older.length > query.limit };
}

test("a page is what a look at every record would give, whatever happened before", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.array(question, { maxLength: 10 }),
      (steps, questions) => {
        const collection = new Collection<Item>("items", { group: (item) => item.group }, () => undefined);
        let items: Item[] = [];
        let created = 0;
        for (const [index, change] of steps.entries()) {
          const target = "at" in change ? items[change.at % Math.max(items.length, 1)] : undefined;
          if ("wait" in change) {
            created += change.wait;
            items.push(collection.put({ id: `i${index}`, created, group: String(change.group) }));
          } else if ("keep" in change) {
            collection.trim(change.keep, 0);
            items = items.slice(-change.keep);
          } else if (target && "group" in change) {
            const moved = collection.put({
              ...target,
              group: change.group === 0 ? null : String(change.group),
            });
            items = items.map((item) => (item.id === moved.id ? moved : item));
          } else if (target) {
            collection.delete(target.id);
            items = items.filter((item) => item.id !== target.id);
          }
        }
        expect(collection.size).toBe(items.length);
        for (const { groups, limit, from, to, cursor, upwards } of questions) {
          const at = cursor === null ? undefined : items[cursor % Math.max(items.length, 1)];
          const query: ListQuery<Item> = {
            limit,
            ...(groups ? { index: { name: "group", keys: groups.map(String) } } : {}),
            ...(from === null ? {} : { from }),
            ...(to === null ? {} : { to }),
            ...(at ? (upwards ? { endingBefore: at } : { startingAfter: at }) : {}),
          };
          const page = collection.list(query);
          expect({ ids: page.records.map(({ id }) => id), hasMore: page.hasMore }).toEqual(
            expected(items, query),
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});
