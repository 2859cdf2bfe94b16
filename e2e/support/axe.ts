import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Colours on their way from one to the other would be judged as they are half way. */
async function finishTransitions(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      for (const animation of document.getAnimations()) {
        if (animation instanceof CSSTransition) animation.finish();
      }
    });
  }
}

/** A transparent frame shows the page behind it, which axe cannot see from within: it would assume white. */
async function showWhatIsBehindFrames(page: Page): Promise<void> {
  const behind = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  for (const frame of page.mainFrame().childFrames()) {
    await frame.evaluate((color) => {
      document.documentElement.style.backgroundColor = color;
    }, behind);
  }
}

/** No violation of axe's rules on the page and in every frame of it. */
export async function expectAccessible(page: Page): Promise<void> {
  await showWhatIsBehindFrames(page);
  await finishTransitions(page);
  // Every rule runs; what passed is not written down node by node, which is a third of the work.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  const found = violations.flatMap(({ nodes }) =>
    nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  );
  expect(found).toEqual([]);
}
