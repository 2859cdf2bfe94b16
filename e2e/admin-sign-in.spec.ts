import { environment } from "./support/environment";
import { signIn, submitSignIn } from "./support/staff";
import { expect, test } from "./support/test";

test("a wrong password and an unknown e-mail address get the same answer", async ({ page }) => {
  await page.goto("/admin/sign-in");
  await submitSignIn(page, { email: environment.staff.email, password: "not the password" });
  const answer = page.getByText("E-mail or password is wrong.");
  await expect(answer).toBeVisible();
  await submitSignIn(page, { email: "nobody@example.com", password: "not the password" });
  await expect(answer).toBeVisible();
  await expect(page).toHaveURL("/admin/sign-in");
});

test("after three wrong passwords in a row even the right one has to wait", async ({ page }) => {
  await page.goto("/admin/sign-in");
  for (const attempt of [1, 2, 3]) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await submitSignIn(page, { email: `guess-${attempt}@example.com`, password: "not the password" });
    await answered;
    await expect(page.getByRole("button")).toHaveText("Sign in");
    await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
  }
  await submitSignIn(page, environment.staff);
  await expect(page.getByText(/Too many attempts\. Try again in \d+ seconds\./)).toBeVisible();
});

test("signing in leads to where one was going, and signing out ends the session for good", async ({
  page,
  context,
}) => {
  await page.goto("/admin/events");
  await expect(page).toHaveURL("/admin/sign-in?next=%2Fadmin%2Fevents");
  await submitSignIn(page, environment.staff);
  await expect(page).toHaveURL("/admin/events");

  const kept = await context.cookies();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/admin/sign-in");
  await context.addCookies(kept);
  await page.goto("/admin/orders");
  await expect(page).toHaveURL("/admin/sign-in");
});

test("signing in never leads to another site", async ({ page }) => {
  await page.goto("/admin/sign-in?next=https%3A%2F%2Fevil.example%2Fadmin");
  await submitSignIn(page, environment.staff);
  await expect(page).toHaveURL("/admin/orders");
});

test("the session's cookie is out of reach of scripts and other sites", async ({ page, context }) => {
  await signIn(page);
  const session = (await context.cookies()).find(({ name }) => name.endsWith("till_staff"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
  expect(session?.value.length).toBeGreaterThan(32);
});
