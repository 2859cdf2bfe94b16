import { type Call, type Reply, route } from "../http/call";
import { createdFields, listFields, listReply } from "../http/lists";
import { updateCharge } from "../payments/charges";
import { noSuch } from "../protocol/errors";
import { object, oneOf, type ParamsOf, string } from "../protocol/params";
import { mergeMetadata, metadataParam, shippingParam, toShipping } from "../protocol/shared-params";
import type { ChargeRecord } from "../records/charge";
import { wireCharge } from "../wire/charge";
import { wireRefund } from "../wire/refund";

const updateFields = {
  customer: string(),
  description: string(),
  fraud_details: object({ user_report: oneOf(["fraudulent", "safe", ""]) }),
  metadata: metadataParam,
  receipt_email: string(),
  shipping: shippingParam,
  transfer_group: string(),
};

export const chargeRoutes = [
  route("GET", "charges", { ...createdFields, customer: string(), payment_intent: string() }, list),
  route("GET", "charges/:", {}, (call) => reply(findCharge(call, call.ids[0] ?? ""))),
  route("POST", "charges/:", updateFields, update),
  route("GET", "charges/:/refunds", listFields, (call, params) => {
    const charge = findCharge(call, call.ids[0] ?? "");
    return listReply(
      call.scope.account.refunds,
      "refund",
      `/v1/charges/${charge.id}/refunds`,
      params,
      wireRefund,
      {
        index: { name: "charge", keys: [charge.id] },
      },
    );
  }),
];

/** The charge with this id. Throws 404. */
function findCharge(call: Call, id: string): ChargeRecord {
  const charge = call.scope.account.charges.get(id);
  if (!charge) throw noSuch("charge", id, "id");
  return charge;
}

function reply(charge: ChargeRecord): Reply {
  return { render: () => wireCharge(charge) };
}

function list(
  call: Call,
  params: ParamsOf<typeof createdFields> & { customer?: string; payment_intent?: string },
): Reply {
  const { customer, payment_intent } = params;
  const narrowing =
    payment_intent !== undefined
      ? {
          index: { name: "paymentIntent", keys: [payment_intent] },
          ...(customer === undefined
            ? {}
            : { filter: (charge: ChargeRecord) => charge.customer === customer }),
        }
      : customer !== undefined
        ? { index: { name: "customer", keys: [customer] } }
        : {};
  return listReply(call.scope.account.charges, "charge", "/v1/charges", params, wireCharge, narrowing);
}

function update(call: Call, params: ParamsOf<typeof updateFields>): Reply {
  const before = findCharge(call, call.ids[0] ?? "");
  const report = params.fraud_details?.user_report;
  const after = updateCharge(call.scope, before, {
    metadata: mergeMetadata(before.metadata, params.metadata),
    ...(params.customer === undefined ? {} : { customer: params.customer }),
    ...(params.description === undefined ? {} : { description: params.description }),
    ...(params.receipt_email === undefined ? {} : { receiptEmail: params.receipt_email }),
    ...(params.shipping === undefined ? {} : { shipping: toShipping(params.shipping) }),
    ...(params.transfer_group === undefined ? {} : { transferGroup: params.transfer_group }),
    ...(report === undefined ? {} : { fraudReport: report === "" ? null : report }),
  });
  return reply(after);
}
