import { expect, test } from "vitest";
import { installation } from "@/lib/installation";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import type { DisputeStatus } from "@/prisma/generated/enums";
import { disputesPath, listDisputes, readDisputesQuery } from "./list-disputes";
import { PAGE_SIZE } from "./list-position";

setUpDatabase();

const NOON = Date.UTC(2030, 10, 23, 12);

async function paidAttempt() {
  await installation();
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  return { orderId, attemptId: facts.attemptId ?? "" };
}

let made = 0;
async function add(disputes: { status: DisputeStatus; due?: number | null }[]): Promise<string[]> {
  const paid = await paidAttempt();
  const rows = disputes.map(({ status, due = NOON }) => {
    made += 1;
    return {
      ...{ id: `du_${made}`, ...paid, status, reason: "product_not_received", amount: 100, currency: "usd" },
      ...{ dueBy: due === null ? null : new Date(due), fundsWithdrawn: true, chargeRefundable: false },
    };
  });
  await owner().dispute.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

test("what has to be answered comes first, by its deadline; what nobody has to answer comes last", async () => {
  await owner().dispute.deleteMany();
  const [late, none, looking, soon] = await add([
    { status: "needs_response", due: NOON + 2 },
    { status: "needs_response", due: null },
    { status: "under_review", due: NOON - 5 },
    { status: "warning_needs_response", due: NOON + 1 },
  ]);
  await add([{ status: "won" }, { status: "lost" }, { status: "warning_closed" }, { status: "prevented" }]);
  const { disputes } = await listDisputes({ show: "open", page: null });
  expect(disputes.map(({ id }) => id)).toEqual([soon, late, ...[none, looking].sort()]);
  expect(disputes[0]).toMatchObject({
    words: { label: "Inquiry: answer needed" },
    reason: "product not received",
    dueBy: new Date(NOON + 1),
  });
  expect(disputes.find(({ id }) => id === looking)?.dueBy).toBeNull();
  const closed = await listDisputes({ show: "closed", page: null });
  expect(closed.disputes).toHaveLength(4);
});

test.each([
  ["open", "newer", "needs_response"],
  ["closed", "older", "lost"],
] as const)("every %s dispute is on one page, there and back", async (show, forward, status) => {
  await owner().dispute.deleteMany();
  const ids = await add(
    Array.from({ length: PAGE_SIZE * 2 + 3 }, (_, n) => ({ status, due: NOON + Math.floor(n / 3) })),
  );
  const backward = forward === "older" ? "newer" : "older";
  const there: string[] = [];
  const back: string[] = [];
  let address: string | null = disputesPath(show);
  let last: string | null = null;
  const at = async (path: string) => {
    const query = readDisputesQuery(Object.fromEntries(new URL(path, "http://shop").searchParams));
    if (!query) throw new Error("the list gave out an address it does not take");
    return await listDisputes(query);
  };
  while (address) {
    const { disputes, links } = await at(address);
    there.push(...disputes.map(({ id }) => id));
    last = address;
    address = links[forward] && disputesPath(show, { side: forward, cursor: links[forward] });
  }
  while (last) {
    const { disputes, links } = await at(last);
    back.unshift(...disputes.map(({ id }) => id));
    last = links[backward] && disputesPath(show, { side: backward, cursor: links[backward] });
  }
  expect(new Set(there)).toEqual(new Set(ids));
  expect(there).toHaveLength(ids.length);
  expect(back).toEqual(there);
});

test.each([{ show: "all" }, { older: "x" }, { page: "2" }])("%j is no address of the disputes", (address) => {
  expect(readDisputesQuery(address)).toBeNull();
});
