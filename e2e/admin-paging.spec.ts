import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { eventBody, newEventId, signature, WEBHOOK_PATH } from "./support/webhooks";

const PAGES_OF_EVENTS = 60;

async function idsOnPage(page: Page): Promise<string[]> {
  const rows = await page.getByRole("row").filter({ hasText: /evt_/ }).allInnerTexts();
  return rows.map((row) => /evt_\w+/.exec(row)?.[0] ?? "");
}

test("the list of events is paged: every event is on exactly one page, back and forth", async ({
  staffPage,
  request,
}) => {
  const sent = Array.from({ length: PAGES_OF_EVENTS }, newEventId);
  for (const id of sent) {
    const body = eventBody("customer.created", { id: "cus_paging", object: "customer" }, id);
    const headers = { "stripe-signature": signature(body), "content-type": "application/json" };
    expect((await request.post(WEBHOOK_PATH, { data: Buffer.from(body), headers })).status()).toBe(200);
  }
  await staffPage.goto("/admin/events");
  const seen: string[] = [];
  while (!sent.every((id) => seen.includes(id))) {
    seen.push(...(await idsOnPage(staffPage)));
    const older = staffPage.getByRole("link", { name: "Older" });
    if (!(await older.isVisible())) break;
    const address = staffPage.url();
    await older.click();
    await expect(staffPage).not.toHaveURL(address);
  }
  expect(sent.filter((id) => !seen.includes(id))).toEqual([]);
  expect(new Set(seen).size).toBe(seen.length);

  await staffPage.getByRole("link", { name: "Newest" }).click();
  await expect(staffPage).toHaveURL("/admin/events");
  await staffPage.goto("/admin/events?older=made-up");
  await expect(staffPage.getByText("This address is not one of the list’s own.")).toBeVisible();
});
