import { type Call, type Reply, route } from "../http/call";
import { createdFields, listReply } from "../http/lists";
import { cancelRefund, createRefund, nothingToRefund, updateRefund } from "../payments/refund";
import { invalidRequest, noSuch } from "../protocol/errors";
import { boolean, oneOf, type ParamsOf, positiveInteger, string } from "../protocol/params";
import { mergeMetadata, metadataParam } from "../protocol/shared-params";
import type { ChargeRecord } from "../records/charge";
import type { RefundRecord } from "../records/refund";
import { wireRefund } from "../wire/refund";

const createFields = {
  amount: positiveInteger(),
  charge: string(),
  payment_intent: string(),
  metadata: metadataParam,
  reason: oneOf(["duplicate", "fraudulent", "requested_by_customer"]),
  instructions_email: string(),
  refund_application_fee: boolean(),
  reverse_transfer: boolean(),
};

export const refundRoutes = [
  route("POST", "refunds", createFields, create),
  route(
    "GET",
    "refunds",
    { ...createdFields, charge: string(), payment_intent: string() },
    (call, params) => {
      const { charge, payment_intent } = params;
      const narrowing =
        charge !== undefined
          ? { index: { name: "charge", keys: [charge] } }
          : payment_intent !== undefined
            ? { index: { name: "paymentIntent", keys: [payment_intent] } }
            : {};
      return listReply(call.scope.account.refunds, "refund", "/v1/refunds", params, wireRefund, narrowing);
    },
  ),
  route("GET", "refunds/:", {}, (call) => reply(findRefund(call))),
  route("POST", "refunds/:", { metadata: metadataParam }, (call, params) => {
    const before = findRefund(call);
    return reply(
      updateRefund(call.scope, before, { metadata: mergeMetadata(before.metadata, params.metadata) }),
    );
  }),
  route("POST", "refunds/:/cancel", {}, (call) => reply(cancelRefund(call.scope, findRefund(call)))),
];

function reply(refund: RefundRecord): Reply {
  return { render: () => wireRefund(refund) };
}

function findRefund(call: Call): RefundRecord {
  const id = call.ids[0] ?? "";
  const refund = call.scope.account.refunds.get(id);
  if (!refund) throw noSuch("refund", id, "id");
  return refund;
}

function create(call: Call, params: ParamsOf<typeof createFields>): Reply {
  const charge = chargeToRefund(call, params);
  return reply(
    createRefund(call.scope, charge, {
      amount: params.amount ?? null,
      reason: params.reason ?? null,
      metadata: mergeMetadata({}, params.metadata),
    }),
  );
}

function chargeToRefund(call: Call, params: ParamsOf<typeof createFields>): ChargeRecord {
  const { account } = call.scope;
  const { charge: chargeId, payment_intent } = params;
  if (chargeId !== undefined) {
    const charge = account.charges.get(chargeId);
    if (!charge) throw noSuch("charge", chargeId, "id");
    return charge;
  }
  if (payment_intent === undefined) {
    throw invalidRequest(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  }
  const intent = account.paymentIntents.get(payment_intent);
  if (!intent) throw noSuch("payment_intent", payment_intent, "payment_intent", 400);
  const charge = intent.latestCharge === null ? undefined : account.charges.get(intent.latestCharge);
  if (!charge) throw nothingToRefund(intent.id);
  return charge;
}
