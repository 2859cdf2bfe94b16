import { h } from "../../page/dom";
import { emit, fragment, post } from "../frame/channel";

/** The dialog around the bank's page, with a way out that counts as a refusal. */
const inner = h("iframe", {
  id: "challengeFrame",
  name: "stripe-challenge-frame",
  title: "3DS Challenge",
  src: `/elements/challenge#${new URLSearchParams({
    parent: window.location.origin,
    key: fragment.get("key") ?? "",
    secret: fragment.get("secret") ?? "",
  })}`,
});
const cancel = h("button", { type: "button", class: "DialogClose", "aria-label": "Cancel" }, "×");
const dialog = h(
  "div",
  { class: "Dialog", role: "dialog", "aria-modal": "true", "aria-label": "3D Secure challenge" },
  h("div", { class: "DialogBar" }, h("span", { class: "DialogMark" }, "TEST MODE"), cancel),
  inner,
);

/** The inner page says how it went; closing the dialog asks it to record a refusal first. */
function giveUp(): void {
  inner.contentWindow?.postMessage({ type: "command", name: "cancel" }, window.location.origin);
}

cancel.addEventListener("click", giveUp);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") giveUp();
});
window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (event.origin !== window.location.origin || event.source !== inner.contentWindow) return;
  emit("close");
});
document.body.classList.add("Overlay");
document.querySelector("#root")?.replaceChildren(dialog);
inner.addEventListener("load", () => inner.focus());
post({ type: "loaded" });
