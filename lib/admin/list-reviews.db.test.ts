import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { addStaffMember } from "@/lib/testing/staff";
import { encodePosition, PAGE_SIZE } from "./list-position";
import { countOpenReviews, listReviews, readReviewsQuery, reviewsPath } from "./list-reviews";

setUpDatabase();
beforeEach(async () => {
  await owner().review.deleteMany();
});

const NOON = Date.UTC(2026, 10, 23, 12);

/** Reviews of money that belongs to no order, some opened in the same moment. */
async function open(count: number, closed: { by: string } | null = null): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => ({
    ...{ id: randomUUID(), reason: "unmatched_payment", subject: `pi_${n}_${randomUUID()}` },
    openedAt: new Date(NOON + Math.floor(n / 3)),
    ...(closed && {
      ...{ closedAt: new Date(NOON + Math.floor(n / 3)), closedBy: closed.by, resolution: "handled_outside" },
    }),
  }));
  await owner().review.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/** Follows a list's own addresses from its first page to the last, and back again. */
async function walk(show: "open" | "closed", forward: "older" | "newer") {
  const backward = forward === "older" ? "newer" : "older";
  const there: string[] = [];
  const back: string[] = [];
  let address: string | null = reviewsPath(show);
  let last: string | null = null;
  while (address) {
    const { reviews, links } = await pageAt(address);
    there.push(...reviews.map(({ id }) => id));
    last = address;
    address = links[forward] && reviewsPath(show, { side: forward, cursor: links[forward] });
  }
  while (last) {
    const { reviews, links } = await pageAt(last);
    back.unshift(...reviews.map(({ id }) => id));
    last = links[backward] && reviewsPath(show, { side: backward, cursor: links[backward] });
  }
  return { there, back };
}

async function pageAt(address: string) {
  const query = readReviewsQuery(Object.fromEntries(new URL(address, "http://shop").searchParams));
  if (!query) throw new Error("the list gave out an address it does not take");
  return await listReviews(query);
}

test.each([
  ["open", "newer"],
  ["closed", "older"],
] as const)("every %s review is on one page, there and back", async (show, forward) => {
  const ids = await open(PAGE_SIZE * 2 + 3, show === "closed" ? { by: "ann" } : null);
  const { there, back } = await walk(show, forward);
  expect(there).toHaveLength(ids.length);
  expect(new Set(there)).toEqual(new Set(ids));
  expect(back).toEqual(there);
});

test("the oldest open review comes first, and of the closed ones the newest, with who closed it", async () => {
  const ann = await addStaffMember("Ann Vinter");
  await open(7);
  await open(7, { by: ann.id });
  const opened = (await listReviews({ show: "open", page: null })).reviews.map(({ openedAt }) => openedAt);
  expect(opened).toEqual([...opened].sort((a, b) => a.getTime() - b.getTime()));
  const { reviews } = await listReviews({ show: "closed", page: null });
  const closed = reviews.map((review) => review.closed?.at.getTime() ?? 0);
  expect(closed).toEqual([...closed].sort((a, b) => b - a));
  expect(reviews[0]).toMatchObject({
    order: null,
    choices: [],
    closed: { by: "Ann Vinter", choice: "Handled outside of Till" },
  });
});

test("open ones are counted up to a hundred", async () => {
  expect(await countOpenReviews()).toBe(0);
  await open(103);
  expect(await countOpenReviews()).toBe(100);
});

test.each([{ show: "all" }, { older: "x" }, { page: "2" }, { show: ["open", "closed"] }])(
  "%j is no address of the reviews",
  (address) => {
    expect(readReviewsQuery(address)).toBeNull();
  },
);

test("an address of the reviews has one direction", () => {
  const cursor = encodePosition({ at: new Date(0), id: randomUUID() });
  expect(readReviewsQuery({ older: cursor, newer: cursor })).toBeNull();
});
