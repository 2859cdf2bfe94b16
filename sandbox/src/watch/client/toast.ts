import { h } from "../../page/dom";

const region = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

export function toastRegion(): HTMLElement {
  return region;
}

/** Says shortly what happened; errors stay longer and are marked. */
export function toast(text: string, kind: "done" | "error" = "done"): void {
  const note = h("p", { class: `toast toast-${kind}` }, text);
  region.append(note);
  setTimeout(() => note.remove(), kind === "error" ? 8000 : 3000);
}
