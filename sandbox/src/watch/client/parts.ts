import { h } from "../../page/dom";
import { age } from "./time";
import { toast } from "./toast";

/** A button that cannot be pressed again while its work is under way. */
export function action(
  label: string,
  run: () => Promise<unknown>,
  options: { kind?: "quiet" | "danger"; focus?: string; title?: string } = {},
): HTMLButtonElement {
  const button = h(
    "button",
    {
      type: "button",
      class: `action ${options.kind ? `action-${options.kind}` : ""}`,
      title: options.title,
      "data-focus": options.focus,
    },
    label,
  );
  button.addEventListener("click", async () => {
    button.setAttribute("aria-disabled", "true");
    await run();
    button.removeAttribute("aria-disabled");
  });
  return button;
}

const COPY_ICON =
  '<svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 3.5v-.5a1.5 1.5 0 0 0-1.5-1.5H4A1.5 1.5 0 0 0 2.5 3v5A1.5 1.5 0 0 0 4 9.5h.5"/></svg>';

/** Copies a text and says so. */
export function copyButton(text: string, name: string): HTMLButtonElement {
  const button = h("button", { type: "button", class: "copy", "aria-label": `Copy ${name}` });
  button.innerHTML = COPY_ICON;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(`Copied ${text}`);
    } catch {
      toast("The browser did not allow copying.", "error");
    }
  });
  return button;
}

/** A word in a coloured pill; the colour only repeats what the word says. */
export function badge(text: string, tone: "good" | "bad" | "wait" | "act" | "off"): HTMLElement {
  return h("span", { class: `badge badge-${tone}` }, text);
}

/** How long ago, kept up to date by `refreshAges`. `at` is in milliseconds. */
export function ageOf(at: number): HTMLElement {
  return h("time", { class: "age", "data-at": at, datetime: new Date(at).toISOString() }, age(at));
}

export function refreshAges(): void {
  for (const node of document.querySelectorAll<HTMLElement>("time[data-at]")) {
    const text = age(Number(node.dataset.at));
    if (node.textContent !== text) node.textContent = text;
  }
}
