import { type Call, type Reply, route } from "../http/call";
import { createdFields, listReply } from "../http/lists";
import { closeDispute, updateDispute } from "../payments/dispute";
import { noSuch } from "../protocol/errors";
import { boolean, object, type ParamsOf, string, unsettable } from "../protocol/params";
import { mergeMetadata, metadataParam } from "../protocol/shared-params";
import type { DisputeRecord } from "../records/dispute";
import { EVIDENCE_FIELDS, wireDispute } from "../wire/dispute";

const text = unsettable(string(20_000));
const evidenceFields: Record<string, typeof text> = Object.fromEntries(
  EVIDENCE_FIELDS.map((field) => [field, text]),
);
const evidence = object(evidenceFields);

const updateFields = { evidence, metadata: metadataParam, submit: boolean() };

export const disputeRoutes = [
  route(
    "GET",
    "disputes",
    { ...createdFields, charge: string(), payment_intent: string() },
    (call, params) => {
      const { charge, payment_intent } = params;
      const now = call.scope.world.clock.seconds();
      const narrowing =
        charge !== undefined
          ? { index: { name: "charge", keys: [charge] } }
          : payment_intent !== undefined
            ? { index: { name: "paymentIntent", keys: [payment_intent] } }
            : {};
      return listReply(
        call.scope.account.disputes,
        "dispute",
        "/v1/disputes",
        params,
        (dispute) => wireDispute(dispute, now),
        narrowing,
      );
    },
  ),
  route("GET", "disputes/:", {}, (call) => reply(call, findDispute(call))),
  route("POST", "disputes/:", updateFields, update),
  route("POST", "disputes/:/close", {}, (call) => reply(call, closeDispute(call.scope, findDispute(call)))),
];

function reply(call: Call, dispute: DisputeRecord): Reply {
  const now = call.scope.world.clock.seconds();
  return { render: () => wireDispute(dispute, now) };
}

function findDispute(call: Call): DisputeRecord {
  const id = call.ids[0] ?? "";
  const dispute = call.scope.account.disputes.get(id);
  if (!dispute) throw noSuch("dispute", id, "dispute");
  return dispute;
}

function update(call: Call, params: ParamsOf<typeof updateFields>): Reply {
  const before = findDispute(call);
  const given = Object.entries(params.evidence ?? {});
  const merged = { ...before.evidence };
  for (const [name, value] of given) {
    if (typeof value === "string") merged[name] = value;
    else delete merged[name];
  }
  const submits = given.length > 0 && params.submit !== false;
  return reply(
    call,
    updateDispute(
      call.scope,
      before,
      { evidence: merged, metadata: mergeMetadata(before.metadata, params.metadata) },
      submits,
    ),
  );
}
