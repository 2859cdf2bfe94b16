import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, started } from "@/lib/testing/started-payment";
import { readReconcileCommand } from "./reconcile-command";

const sandbox = setUpSandbox();

async function paidUnheard() {
  const { orderId, paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 1 }));
  await pay(paymentIntentId);
  const { number } = await prisma().order.findUniqueOrThrow({ where: { id: orderId } });
  return { number, paymentIntentId };
}

test("what was found is printed with its order, and then there is nothing to find", async () => {
  const { number, paymentIntentId } = await paidUnheard();
  expect(await readReconcileCommand([])()).toEqual({
    lines: [
      "WHAT     ORDER  ID                           AT STRIPE  HERE",
      `payment  #${number}  ${paymentIntentId}  succeeded  mended`,
    ],
    incomplete: null,
  });
  expect((await readReconcileCommand(["--since", "48h"])()).lines).toEqual([
    "Stripe says nothing that the shop did not know.",
  ]);
});

test("one order is asked about by its number, and one that does not exist is named", async () => {
  const { number } = await paidUnheard();
  const { lines } = await readReconcileCommand(["--order", String(number)])();
  expect(lines[1]).toContain("mended");
  await expect(readReconcileCommand(["--order", "999999"])()).rejects.toThrow("There is no order #999999.");
});

test("what could not be asked is said, for the command to end with code 1", async () => {
  const { paymentIntentId } = await paidUnheard();
  await sandbox().control("faults/requests", {
    kind: "error_before",
    method: "GET",
    path: `/v1/payment_intents/${paymentIntentId}`,
    times: 10,
  });
  const { lines, incomplete } = await readReconcileCommand([])();
  expect(lines[1]).toContain("could not be asked");
  expect(incomplete).toContain("payments (indeterminate)");
});
