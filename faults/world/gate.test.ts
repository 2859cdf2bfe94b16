import { expect, test } from "vitest";
import { CutOff, Gate } from "./gate";

/** A process of three steps that writes down which had their effect. */
async function threeSteps(gate: Gate): Promise<{ effects: string[]; heard: number }> {
  const effects: string[] = [];
  let heard = 0;
  for (const name of ["one", "two", "three"]) {
    const step = gate.pass(name, async () => void effects.push(name));
    await step.then(
      () => {
        heard += 1;
      },
      (error: unknown) => expect(error).toBeInstanceOf(CutOff),
    );
  }
  return { effects, heard };
}

test("nothing is cut by itself, and steps are counted while it watches", async () => {
  const gate = new Gate();
  gate.watch();
  expect(await threeSteps(gate)).toEqual({ effects: ["one", "two", "three"], heard: 3 });
  expect(gate.steps).toEqual(["one", "two", "three"]);
});

test("cut before a step it has no effect, and nothing after it", async () => {
  const gate = new Gate();
  gate.watch({ step: 1, side: "before" });
  expect(await threeSteps(gate)).toEqual({ effects: ["one"], heard: 1 });
});

test("cut after a step it has its effect and nobody hears of it, nor of any other", async () => {
  const gate = new Gate();
  gate.watch({ step: 1, side: "after" });
  expect(await threeSteps(gate)).toEqual({ effects: ["one", "two"], heard: 1 });
});

test("an answer that comes when the process is gone is not heard", async () => {
  const gate = new Gate();
  gate.watch({ step: 1, side: "before" });
  let answer = () => {};
  const slow = gate.pass("slow", () => new Promise<void>((resolve) => (answer = resolve)));
  await expect(gate.pass("cut", async () => {})).rejects.toBeInstanceOf(CutOff);
  answer();
  await expect(slow).rejects.toBeInstanceOf(CutOff);
});

test("after a restart everything passes again", async () => {
  const gate = new Gate();
  gate.watch({ step: 0, side: "before" });
  await threeSteps(gate);
  gate.revive();
  expect(await threeSteps(gate)).toEqual({ effects: ["one", "two", "three"], heard: 3 });
});
