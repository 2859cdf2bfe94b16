import { z } from "zod";
import type { PageRoute } from "../http/page-route";
import { DECLINES } from "../payments/declines";
import type { DeclineKind } from "../records/decline-kind";
import type { World } from "../store/world";
import { control } from "./json";

const DEFAULT_DELAY = 5000;

const declines: [DeclineKind, ...DeclineKind[]] = ["generic_decline", ...kinds()];

function kinds(): DeclineKind[] {
  return Object.keys(DECLINES).filter(
    (kind): kind is DeclineKind => kind !== "generic_decline" && kind in DECLINES,
  );
}

const requestFault = z.strictObject({
  kind: z.enum([
    "decline",
    "rate_limit",
    "lock_timeout",
    "error_before",
    "error_after",
    "timeout_before",
    "timeout_after",
    "reset_before",
    "reset_after",
    "slow",
  ]),
  method: z.enum(["GET", "POST", "DELETE"]).optional(),
  path: z.string().startsWith("/v1/").optional(),
  times: z.number().int().positive().default(1),
  delay: z.number().int().positive().default(DEFAULT_DELAY),
  decline: z.enum(declines).default("generic_decline"),
});

const webhookFault = z.strictObject({
  kind: z.enum(["drop", "delay", "duplicate", "reorder", "twin", "suppress"]),
  types: z.array(z.string()).default([]),
  object: z.string().optional(),
  times: z.number().int().positive().optional(),
  for: z.number().int().positive().optional(),
  delay: z.number().int().positive().default(DEFAULT_DELAY),
});

/** Makes the next calls or webhooks go wrong. */
export function faultControls(world: World, changed: () => void): PageRoute[] {
  return [
    control("faults/requests", requestFault, (given) => {
      world.requestFaults.add({
        kind: given.kind,
        method: given.method ?? null,
        path: given.path ?? null,
        remaining: given.times,
        delay: given.delay,
        decline: given.decline,
      });
      changed();
      return { ok: true };
    }),
    control("faults/webhooks", webhookFault, (given) => {
      world.webhookFaults.add({
        kind: given.kind,
        types: given.types,
        object: given.object ?? null,
        remaining: given.times ?? null,
        until: given.for === undefined ? null : world.clock.now() + given.for,
        delay: given.delay,
      });
      changed();
      return { ok: true };
    }),
    control("faults/clear", z.strictObject({}), () => {
      world.requestFaults.clear();
      world.webhookFaults.clear();
      changed();
      return { ok: true };
    }),
  ];
}
