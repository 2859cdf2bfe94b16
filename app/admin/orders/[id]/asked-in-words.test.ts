import { describe, expect, test } from "vitest";
import { askedAboutOrderInWords } from "./asked-in-words";

describe("what the button for a whole order says", () => {
  test("nothing new is no news", () => {
    expect(askedAboutOrderInWords({ findings: [], failure: null }).tone).toBe("info");
  });

  test("news is named", () => {
    const findings = [
      { kind: "payment", id: "pi_1", says: "succeeded", result: "mended" },
      { kind: "dispute", id: "du_1", says: "needs_response", result: "mended" },
    ] as const;
    expect(askedAboutOrderInWords({ findings: [...findings], failure: null })).toEqual({
      tone: "success",
      message: "Stripe had news: payment succeeded, dispute needs response.",
    });
  });

  test("news that could not be applied, or does not fit, is for a person", () => {
    for (const result of ["review", "failed"] as const) {
      const findings = [{ kind: "payment", id: "pi_1", says: "succeeded", result } as const];
      expect(askedAboutOrderInWords({ findings, failure: null }).tone).toBe("warning");
    }
  });

  test("that Stripe did not answer is never told as agreement", () => {
    expect(askedAboutOrderInWords({ findings: [], failure: "connection" }).tone).toBe("danger");
  });
});
