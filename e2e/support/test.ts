import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { newClientAddress } from "./client-address";
import { environment } from "./environment";
import { readViolations, setStock } from "./shopkeeper";
import { signIn } from "./staff";

const PLENTY = 500;

type TestFixtures = {
  /** Console errors that this test causes on purpose, each by a part of its text. */
  expectedErrors: string[];
  /** Another shopper or browser, with an address and cookies of its own. */
  newBrowser: () => Promise<Page>;
  /** A page of a signed-in member of staff. */
  staffPage: Page;
};

type WorkerFixtures = {
  staffState: Awaited<ReturnType<BrowserContext["storageState"]>>;
  shelfIsFull: undefined;
  booksAreRight: undefined;
};

/** What went wrong in the pages of a context; what the Content-Security-Policy refuses is among it. */
function watchErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on("weberror", (error) => errors.push(error.error().message));
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  return errors;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  extraHTTPHeaders: async ({}, use) => use({ "X-Forwarded-For": newClientAddress() }),
  expectedErrors: [[], { option: true }],

  context: async ({ context, expectedErrors }, use) => {
    const errors = watchErrors(context);
    await use(context);
    expect(errors.filter((text) => !expectedErrors.some((part) => text.includes(part)))).toEqual([]);
  },

  newBrowser: async ({ browser, contextOptions, expectedErrors }, use) => {
    const opened: { context: BrowserContext; errors: string[] }[] = [];
    await use(async () => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: environment.shopUrl,
        extraHTTPHeaders: { "X-Forwarded-For": newClientAddress() },
      });
      opened.push({ context, errors: watchErrors(context) });
      return context.newPage();
    });
    for (const { context } of opened) await context.close();
    const errors = opened.flatMap((one) => one.errors);
    expect(errors.filter((text) => !expectedErrors.some((part) => text.includes(part)))).toEqual([]);
  },

  staffPage: async ({ browser, staffState, colorScheme, viewport }, use) => {
    const context = await browser.newContext({
      colorScheme,
      viewport,
      baseURL: environment.shopUrl,
      storageState: staffState,
      extraHTTPHeaders: { "X-Forwarded-For": newClientAddress() },
    });
    const errors = watchErrors(context);
    await use(await context.newPage());
    await context.close();
    expect(errors).toEqual([]);
  },

  staffState: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        baseURL: environment.shopUrl,
        extraHTTPHeaders: { "X-Forwarded-For": newClientAddress() },
      });
      await signIn(await context.newPage());
      const state = await context.storageState();
      await context.close();
      await use(state);
    },
    { scope: "worker" },
  ],

  // The journeys of a run buy more mugs than the demo shop has.
  shelfIsFull: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      await setStock("ash-mug", PLENTY);
      await use(undefined);
    },
    { scope: "worker", auto: true },
  ],

  // After all journeys of a worker: whatever they did, money, stock and orders still agree.
  booksAreRight: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      await use(undefined);
      expect(await readViolations()).toEqual([]);
    },
    { scope: "worker", auto: true },
  ],
});

export { expect };
