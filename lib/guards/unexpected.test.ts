import { expect, test } from "vitest";
import { failed } from "./unexpected";

const VISITOR = { requestId: "1a2b3c4d-0000-4000-8000-000000000000", network: "192.0.2.0" } as Parameters<
  typeof failed
>[2];
const thrown = (more: object) => Object.assign(new Error("sacrificed"), more);

test("what only a crowd was in the way of is told apart from an error of ours", () => {
  expect(failed("paying failed", thrown({ code: "P2034" }), VISITOR)).toEqual({ ok: false, kind: "crowded" });
  expect(failed("paying failed", thrown({ code: "40P01" }), VISITOR)).toEqual({ ok: false, kind: "crowded" });
  expect(failed("paying failed", thrown({ code: "23505" }), VISITOR)).toEqual({
    ...{ ok: false, kind: "unexpected", errorId: "1a2b3c4d" },
  });
});
