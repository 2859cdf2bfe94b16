import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import StaffError from "./error";

test("a broken page for staff names the log's reference, nothing of the error, and nothing of the shop", () => {
  const error = Object.assign(new Error("connect ECONNREFUSED 10.0.0.7"), { digest: "2741849930" });
  const html = renderToStaticMarkup(<StaffError error={error} retry={() => {}} />);
  expect(html).toContain("2741849930");
  expect(html).toContain('href="/admin/orders"');
  expect(html).not.toContain("ECONNREFUSED");
  expect(html).not.toMatch(/your cart|<img/i);
});
