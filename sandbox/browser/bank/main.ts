import { authenticate } from "../challenge/authenticate";
import { h } from "../frame/dom";

const query = new URLSearchParams(window.location.search);
const clientSecret = query.get("client_secret") ?? "";
const status = h("p", { class: "TestStatus", role: "status" });

const authorise = h(
  "a",
  {
    href: "#authorize",
    class: "TestButton TestButton--primary",
    "data-testid": "authorize-test-payment-button",
  },
  "Authorize test payment",
);
const fail = h(
  "a",
  { href: "#fail", class: "TestButton", "data-testid": "fail-test-payment-button" },
  "Fail test payment",
);
let busy = false;

async function finish(event: Event, outcome: "success" | "fail"): Promise<void> {
  event.preventDefault();
  if (busy) return;
  busy = true;
  status.textContent = "Sending the result…";
  const answer = await authenticate(query.get("key") ?? "", clientSecret, outcome);
  if (!answer.ok && answer.error.type !== "card_error") {
    busy = false;
    status.textContent = answer.error.message;
    return;
  }
  window.location.assign(query.get("return_url") ?? "/");
}

authorise.addEventListener("click", (event) => void finish(event, "success"));
fail.addEventListener("click", (event) => void finish(event, "fail"));
document.body.classList.add("BankPage");
document
  .querySelector("main")
  ?.replaceChildren(
    h(
      "section",
      { class: "TestPage" },
      h("p", { class: "TestEyebrow" }, "Sandbox bank"),
      h("h1", { class: "TestTitle", id: "redirect-title" }, "Payment test page"),
      h("div", { class: "TestActions" }, authorise, fail),
      status,
    ),
  );
