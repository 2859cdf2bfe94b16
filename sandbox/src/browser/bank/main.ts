import { h } from "../../page/dom";
import { readNumber, readString } from "../../page/guards";
import { minorUnits } from "../../page/minor-units";
import { callApi } from "../api";
import { authenticate } from "../challenge/authenticate";
import { isWebAddress, returnAddress } from "../return-address";

/** The page a redirect method sends the shopper to: play the bank, then go back to the shop. */
const query = new URLSearchParams(window.location.search);
const key = query.get("key") ?? "";
const clientSecret = query.get("client_secret") ?? "";
const returnUrl = query.get("return_url") ?? "";
const status = h("p", { class: "TestStatus", role: "status" });
const facts = h("dl", { class: "TestAmount" });

const button = (label: string, id: string, kind: string) =>
  h("a", { href: `#${id}`, class: `TestButton ${kind}`, "data-testid": `${id}-test-payment-button` }, label);
const authorize = button("Authorize test payment", "authorize", "TestButton--primary");
const fail = button("Fail test payment", "fail", "");
let busy = false;

const read = () =>
  callApi(window.location.origin, key, {
    method: "GET",
    path: `/v1/payment_intents/${query.get("payment_intent") ?? ""}`,
    parameters: { client_secret: clientSecret },
  });

async function finish(event: Event, outcome: "success" | "fail"): Promise<void> {
  event.preventDefault();
  if (busy) return;
  busy = true;
  status.textContent = "Sending the result…";
  const answer = await authenticate(key, clientSecret, outcome);
  // A refusal is an answer too; the PaymentIntent says how it ended.
  const after = await read();
  if (!after.ok || !isWebAddress(returnUrl)) {
    busy = false;
    const problem = answer.ok ? "This PaymentIntent has no return_url to go back to." : answer.error.message;
    status.textContent = after.ok ? problem : after.error.message;
    return;
  }
  window.location.assign(returnAddress(returnUrl, after.body));
}

function fact(name: string, value: string): HTMLElement {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

authorize.addEventListener("click", (event) => void finish(event, "success"));
fail.addEventListener("click", (event) => void finish(event, "fail"));
document.body.classList.add("BankPage");
document
  .querySelector("#root")
  ?.replaceChildren(
    h(
      "section",
      { class: "TestPage" },
      h("p", { class: "TestEyebrow" }, "Sandbox bank"),
      h("h1", { class: "TestTitle", id: "redirect-title" }, "Payment test page"),
      h("p", { class: "TestText" }, "This stands in for the page of the shopper's bank or wallet."),
      facts,
      h("div", { class: "TestActions" }, authorize, fail),
      status,
    ),
  );
void read().then(show);

function show(shown: Awaited<ReturnType<typeof read>>): void {
  if (shown.ok) {
    facts.append(
      fact(
        "Amount",
        minorUnits(readNumber(shown.body, "amount") ?? 0, readString(shown.body, "currency") ?? "usd"),
      ),
      fact("Payment", readString(shown.body, "id") ?? ""),
    );
  } else {
    facts.remove();
    status.textContent = shown.error.message;
  }
}
