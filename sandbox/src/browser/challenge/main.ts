import { h } from "../../page/dom";
import { fragment } from "../frame/channel";
import { authenticate } from "./authenticate";

const key = fragment.get("key") ?? "";
const clientSecret = fragment.get("secret") ?? "";
const status = h("p", { class: "TestStatus", role: "status" });

const complete = h(
  "button",
  { type: "button", id: "test-source-authorize-3ds", class: "TestButton TestButton--primary" },
  "Complete",
);
const fail = h("button", { type: "button", id: "test-source-fail-3ds", class: "TestButton" }, "Fail");

async function finish(outcome: "success" | "fail"): Promise<void> {
  complete.disabled = true;
  fail.disabled = true;
  status.textContent = "Sending the result…";
  const answer = await authenticate(key, clientSecret, outcome);
  // A decline after a passed challenge is an answer too: the page reads the PaymentIntent and tells the shopper.
  if (answer.ok || answer.error.type === "card_error" || answer.error.type === "invalid_request_error") {
    window.parent.postMessage("done", window.location.origin);
    return;
  }
  complete.disabled = false;
  fail.disabled = false;
  status.textContent = answer.error.message;
}

complete.addEventListener("click", () => void finish("success"));
fail.addEventListener("click", () => void finish("fail"));
window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (event.origin === window.location.origin && event.source === window.parent) void finish("fail");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") void finish("fail");
});

document
  .querySelector("#root")
  ?.replaceChildren(
    h(
      "section",
      { class: "TestPage" },
      h("p", { class: "TestEyebrow" }, "Sandbox bank"),
      h("h1", { class: "TestTitle" }, "3D Secure 2 Test Page"),
      h(
        "p",
        { class: "TestText" },
        "This stands in for the page of the cardholder's bank. Complete the challenge to go on with the payment, or fail it to see it refused.",
      ),
      h("div", { class: "TestActions" }, complete, fail),
      status,
    ),
  );
