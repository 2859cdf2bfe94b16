import { isRecord, readRecord, readString } from "../../page/guards";
import { type ApiAnswer, callApi } from "../api";
import { connect, emit, followFocus, followHeight } from "../frame/channel";
import { focusFirstIssue } from "../frame/field-error";
import type { FrameConfig, FrameQuery } from "../protocol";
import { PaymentElement } from "./payment-element";

let element: PaymentElement | null = null;
let publishableKey = "";

connect({
  init: (config) => void start(config),
  update: (group, options) => void present(group).then((known) => known && element?.update(known, options)),
  command(name) {
    if (name === "focus") element?.focus();
    if (name === "issue") focusFirstIssue();
    if (name === "blur" && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (name === "clear") element?.clear();
    if (name === "collapse") element?.collapse();
    if (name === "lock" || name === "unlock") element?.lock(name === "lock");
  },
  query: (query) => answer(query),
});

async function start(config: FrameConfig): Promise<void> {
  publishableKey = config.publishableKey;
  const group = await present(config.group);
  if (!group) return;
  element = new PaymentElement(group, config.element, {
    change: (detail) => emit("change", detail),
    cardDetails: (detail) => emit("carddetailschange", detail),
  });
  const holder = document.querySelector("#root");
  holder?.replaceChildren(element.root);
  if (holder instanceof HTMLElement) followHeight(holder);
  followFocus();
  emit("ready");
  element.report();
}

/**
 * Elements made with a client secret take currency and methods from the PaymentIntent; deferred ones know them and
 * make no call. Null when the PaymentIntent cannot be read, which the page hears as `loaderror`.
 */
async function present(group: Record<string, unknown>): Promise<Record<string, unknown> | null> {
  const clientSecret = readString(group, "clientSecret");
  if (!clientSecret) return group;
  const path = `/v1/payment_intents/${clientSecret.split("_secret_")[0] ?? ""}`;
  const parameters = { client_secret: clientSecret };
  const answer = await callApi(window.location.origin, publishableKey, { method: "GET", path, parameters });
  if (!answer.ok) {
    emit("loaderror", { error: answer.error });
    return null;
  }
  const { amount, currency, payment_method_types: allowedPaymentMethodTypes } = answer.body;
  return { ...group, amount, currency, allowedPaymentMethodTypes };
}

async function answer(query: FrameQuery): Promise<unknown> {
  if (!element) return null;
  if (query.name === "validate") {
    const issue = element.validate();
    const error = issue && { ...issue, type: "validation_error" };
    return { error, selectedPaymentMethod: element.selectedType };
  }
  return query.name === "send" ? send(element, query) : null;
}

/** Adds the form to the page's request and makes the call from here, where the card number is. */
async function send(form: PaymentElement, query: Extract<FrameQuery, { name: "send" }>): Promise<ApiAnswer> {
  const issue = form.validate();
  const current = form.current;
  if (issue || !current) {
    return { ok: false, error: { type: "validation_error", message: "", ...issue } };
  }
  const typed = current.parameters();
  const data = {
    ...query.extra,
    ...typed,
    billing_details: mergeBilling(readRecord(query.extra, "billing_details"), typed.billing_details),
  };
  const mandate = { customer_acceptance: { type: "online", online: { infer_from_client: true } } };
  const confirms = query.request.path.endsWith("/confirm");
  const answer = await callApi(window.location.origin, publishableKey, {
    ...query.request,
    parameters: {
      ...query.request.parameters,
      ...(query.formParameter ? { [query.formParameter]: data } : data),
      ...(confirms && current.needsMandate ? { mandate_data: mandate } : {}),
    },
  });
  if (!answer.ok && answer.error.type === "card_error") {
    current.showApiError?.(readString(answer.error, "code") ?? "", answer.error.message);
  }
  return answer;
}

/** What the shopper typed wins over what the page passed, field by field. */
function mergeBilling(
  passed: Record<string, unknown>,
  typed: Record<string, unknown>,
): Record<string, unknown> {
  const address = { ...readRecord(passed, "address"), ...readRecord(typed, "address") };
  const merged = { ...passed, ...typed };
  return isRecord(passed.address) || isRecord(typed.address) ? { ...merged, address } : merged;
}
