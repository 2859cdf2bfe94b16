import { afterAll, afterEach, expect, test, vi } from "vitest";
import { PROOF_WINDOW } from "@/lib/limit-table";
import { findOrderByToken } from "@/lib/orders/find-order";
import { prisma } from "@/lib/prisma";
import { arrive } from "@/lib/testing/browser";
import { type CaptchaProvider, startCaptchaProvider } from "@/lib/testing/captcha-provider";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { newPayForm } from "@/lib/testing/pay-form";
import { startTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { expectInvariantsToHold } from "@/lib/testing/shop";
import { newVisitor } from "@/lib/testing/visitor";
import { pay } from "./actions";
import { payPlaced } from "./order/actions";

vi.mock("next/headers", async () => (await import("@/lib/testing/browser")).nextHeaders);

let sandbox: TestSandbox;
let provider: CaptchaProvider;
setUpDatabase(async () => {
  sandbox = await startTestSandbox();
  provider = await startCaptchaProvider();
  return { ...sandbox.settings, ...provider.settings };
});
afterAll(async () => {
  await sandbox.stop();
  await provider.close();
});
afterEach(expectInvariantsToHold);

const FEW = PROOF_WINDOW.declines - 1;

/** Presses Pay with a fresh cart. */
async function order(from = newVisitor(), proof?: string) {
  const { form, cookies } = await newPayForm();
  arrive(from, cookies);
  return await pay({ ...form, proof });
}

/** Presses Pay by the link to an order. */
async function payByLink(orderToken: string, from = newVisitor(), proof?: string) {
  const { number, totalAmount } = (await findOrderByToken(orderToken)) ?? {};
  arrive(from, { "order-to-pay": orderToken });
  return await payPlaced({ orderNumber: number, expectedTotal: totalAmount, proof });
}

/** A shopper with one order, of which the shop has heard that so many cards were declined; and the order's link. */
async function declined(times: number) {
  const shopper = newVisitor();
  const answer = await order(shopper);
  if (!answer.ok) throw new Error(`refused: ${answer.kind}`);
  const orderId = (await findOrderByToken(answer.orderToken))?.id ?? "";
  await owner().orderEvent.createMany({
    data: Array.from({ length: times }, () => ({ orderId, kind: "payment_declined", cause: "webhook" })),
  });
  return { shopper, link: answer.orderToken };
}

const challenge = (because: "asked" | "refused") => ({
  ok: false,
  kind: "challenge",
  because,
  widget: {
    siteKey: provider.settings.CAPTCHA_SITE_KEY,
    scriptUrl: provider.settings.CAPTCHA_SCRIPT_URL,
  },
});

test("nobody is asked before the third decline, and a proof that nobody wanted is not looked at", async () => {
  const { shopper } = await declined(FEW);
  const before = provider.asked.length;
  expect(await order(shopper)).toMatchObject({ ok: true });
  expect(await order(shopper, "made up")).toMatchObject({ ok: true });
  expect(provider.asked).toHaveLength(before);
});

test("from the third on Pay asks for a proof, by cart and by link, and nothing is placed without one", async () => {
  const { shopper, link } = await declined(PROOF_WINDOW.declines);
  const orders = await prisma().order.count();
  expect(await order(shopper)).toEqual(challenge("asked"));
  expect(await payByLink(link, shopper)).toEqual(challenge("asked"));
  expect(await order(shopper, "made up")).toEqual(challenge("refused"));
  expect(await payByLink(link, shopper, "made up")).toEqual(challenge("refused"));
  expect(await prisma().order.count()).toBe(orders);
});

test("a good proof lets one payment through, by cart and by link", async () => {
  const { shopper, link } = await declined(PROOF_WINDOW.declines);
  const proof = provider.newProof();
  expect(await order(shopper, proof)).toMatchObject({ ok: true });
  expect(provider.asked.at(-1)?.get("remoteip")).toBe(shopper.address);
  expect(await order(shopper, proof)).toEqual(challenge("refused"));
  expect(await payByLink(link, shopper, provider.newProof())).toMatchObject({ ok: true });
});

test("nobody on another network is asked, not even for the same order", async () => {
  const { link } = await declined(PROOF_WINDOW.declines);
  expect(await order()).toMatchObject({ ok: true });
  expect(await payByLink(link)).toMatchObject({ ok: true });
});

test("a proof opens nothing to a network that was declined too often", async () => {
  const { shopper } = await declined(20);
  expect(await order(shopper, provider.newProof())).toMatchObject({ kind: "network_declined_too_often" });
});

test("a proof of any other shape than a browser sends is not taken to the provider", async () => {
  const { shopper } = await declined(PROOF_WINDOW.declines);
  const before = provider.asked.length;
  for (const proof of ["", "x".repeat(8193)])
    expect(await order(shopper, proof)).toMatchObject({ kind: "unexpected" });
  expect(provider.asked).toHaveLength(before);
});

test("while the provider cannot be asked, whoever would be asked cannot pay, and everybody else can", async () => {
  const { shopper } = await declined(PROOF_WINDOW.declines);
  const proof = provider.newProof();
  await provider.close();
  expect(await order(shopper, proof)).toEqual({ ok: false, kind: "challenge_unavailable" });
  expect(await order()).toMatchObject({ ok: true });
});
