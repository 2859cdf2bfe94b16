import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BrokenPage } from "./broken-page";

function shownFor(error: unknown): string {
  return renderToStaticMarkup(<BrokenPage error={error} retry={() => {}} />);
}

test("a broken page shows the reference of the log and nothing of the error itself", () => {
  const error = Object.assign(new Error("connect ECONNREFUSED 10.0.0.7"), { digest: "2741849930" });
  const html = shownFor(error);
  expect(html).toContain("2741849930");
  expect(html).not.toContain("ECONNREFUSED");
  expect(html).not.toContain(".ts");
});

test.each([new Error("no digest"), "thrown text", null, { digest: { nested: true } }])(
  "an error without a reference shows none",
  (error) => {
    expect(shownFor(error)).not.toContain("mention");
  },
);
