import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "@/scripts/testing/find-browser";
import { figure, heading } from "./report";

type Visit = { name: string; open: (page: Page) => Promise<unknown> };

/** Bytes of the shop's own JavaScript that a browser asks for, each file gzipped as the server would. */
async function scriptBytes(browser: Browser, { open }: Visit, origin: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page);
  const files = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    const isOwnScript = response.request().resourceType() === "script" && response.url().startsWith(origin);
    if (isOwnScript) files.set(response.url(), response.body());
  });
  // Loaded again with an empty cache, so that only this page's own files count.
  await context.route("**/*", (route) => route.continue());
  await page.reload({ waitUntil: "networkidle" });
  const bodies = await Promise.all(files.values());
  await context.close();
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 6 }).byteLength, 0);
}

/** What each page sends, beside an empty page and a page with bare Elements of the same build. */
export async function benchPageBytes(appUrl: string, orderPath: string): Promise<void> {
  const at = (path: string) => (page: Page) => page.goto(new URL(path, appUrl).href);
  const visits: Visit[] = [
    { name: "empty page", open: at("/bench/empty") },
    { name: "bare Elements", open: at("/bench/elements") },
    { name: "home", open: at("/") },
    { name: "product", open: at("/products/ash-mug") },
    { name: "cart", open: fillCart(appUrl, "/cart") },
    { name: "checkout", open: fillCart(appUrl, "/checkout") },
    { name: "order", open: at(orderPath) },
    { name: "staff sign-in", open: at("/admin/sign-in") },
  ];
  const browser = await chromium.launch(await findBrowser());
  const bytes = new Map<string, number>();
  try {
    for (const visit of visits) bytes.set(visit.name, await scriptBytes(browser, visit, appUrl));
  } finally {
    await browser.close();
  }
  const empty = bytes.get("empty page") ?? 0;
  const elements = bytes.get("bare Elements") ?? 0;
  heading("JavaScript of the shop's own, gzip, without Stripe.js");
  const kilobytes = (count: number) => `${(count / 1000).toFixed(1)} kB`;
  for (const [name, count] of bytes) {
    const over = name === "checkout" ? `, ${kilobytes(count - elements)} over bare Elements` : "";
    figure(name, kilobytes(count), `${kilobytes(count - empty)} over the empty page${over}`);
  }
}

function fillCart(appUrl: string, then: string) {
  return async (page: Page) => {
    await page.goto(new URL("/products/ash-mug", appUrl).href);
    await page.getByRole("button", { name: /add to cart/i }).click();
    await page.getByRole("link", { name: /cart.*1/i }).waitFor();
    await page.goto(new URL(then, appUrl).href);
  };
}
