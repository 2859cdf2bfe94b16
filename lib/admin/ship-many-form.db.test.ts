import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import type { Staff } from "@/lib/auth/staff-session";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { countOrdersToShip } from "./list-orders";
import { shipManyForm, shipManyFromForm, shippedManyInWords } from "./ship-many-form";

setUpDatabase();
afterEach(expectInvariantsToHold);

const ANN: Staff = { id: "ann", name: "Ann", email: "ann@till.example", role: "fulfilment", sessionId: "1" };

async function paid(): Promise<string> {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  return orderId;
}

const formFor = (orderIds: string[], key: string = randomUUID()) =>
  shipManyForm.parse({
    ...{ key, carrier: "dhl" },
    ...Object.fromEntries(orderIds.map((id) => [`order.${id}`, "yes"])),
  });
const parcels = (orderIds: string[]) =>
  prisma().parcel.count({ where: { orderId: { in: orderIds }, carrier: "dhl" } });

test("all that are selected leave in a parcel each, once however often the form is sent", async () => {
  const orders = [await paid(), await paid()];
  const form = formFor(orders);
  expect(shippedManyInWords(await shipManyFromForm(form, ANN))).toMatchObject({
    tone: "success",
    message: expect.stringContaining("2 orders marked as shipped"),
  });
  expect(shippedManyInWords(await shipManyFromForm(form, ANN))).toMatchObject({ tone: "success" });
  expect(await parcels(orders)).toBe(2);
  expect(
    await prisma().mail.count({ where: { orderId: { in: orders }, kind: { startsWith: "shipped:" } } }),
  ).toBe(2);
});

test("one that cannot leave holds up none of the others, and the answer says so", async () => {
  const ready = await paid();
  const { orderId: unpaid } = await placePayment();
  const before = await countOrdersToShip();
  const answer = shippedManyInWords(await shipManyFromForm(formFor([ready, unpaid, randomUUID()]), ANN));
  expect(answer).toMatchObject({
    tone: "warning",
    message: expect.stringMatching(/^1 order marked as shipped.* 2 orders could not be:/),
  });
  expect(await countOrdersToShip()).toBe(before - 1);
  expect(await parcels([ready, unpaid])).toBe(1);
});

test("nothing selected is nothing done", async () => {
  expect(shippedManyInWords(await shipManyFromForm(formFor([]), ANN))).toEqual({
    tone: "warning",
    message: "Select at least one order.",
  });
});

test("more than a page of orders is no form of ours", () => {
  const orders = Array.from({ length: 200 }, () => [`order.${randomUUID()}`, "yes"]);
  const form = { key: randomUUID(), carrier: "", ...Object.fromEntries(orders) };
  expect(shipManyForm.safeParse(form).success).toBe(false);
});
