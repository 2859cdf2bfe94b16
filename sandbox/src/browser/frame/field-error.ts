import { h } from "../../page/dom";

/** The alert is put into the page only when there is something to say, so that screen readers announce it. */
export function createError(scope: string, name: string, input: HTMLInputElement | HTMLSelectElement) {
  const id = scope === "payment" ? `Field-${name}Error` : `${scope}-${name}Error`;
  const root = h("div", { class: "FieldError" });
  const state = {
    root,
    shown: false,
    show(message: string | null) {
      if (state.shown && message === root.textContent) return;
      state.shown = message !== null;
      root.replaceChildren(message ? h("p", { id, class: "Error", role: "alert" }, message) : "");
      input.setAttribute("aria-invalid", String(state.shown));
      input.classList.toggle("Input--invalid", state.shown);
      if (message) input.setAttribute("aria-describedby", id);
      else input.removeAttribute("aria-describedby");
    },
  };
  return state;
}

/** Puts the caret into the first field of the page that is marked as wrong. */
export function focusFirstIssue(): void {
  document.querySelector<HTMLElement>('.Input[aria-invalid="true"]')?.focus();
}
