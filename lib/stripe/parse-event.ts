import { z } from "zod";
import { parseEventJson } from "./event-json";

/**
 * An event that certainly comes from Stripe: its signature says so, or Stripe's API answered with it. The
 * fields that Till reads; `payload` is the whole event as Stripe sent it.
 */
export type VerifiedEvent = {
  id: string;
  type: string;
  livemode: boolean;
  object: { id: string | null; type: string; raw: unknown };
  payload: string;
};

const envelope = z.object({
  id: z.string().regex(/^evt_[\w-]{1,250}$/),
  object: z.literal("event"),
  type: z.string().regex(/^[\w.]{1,255}$/),
  livemode: z.boolean(),
  data: z.object({
    object: z.looseObject({ id: z.string().max(255).optional(), object: z.string().max(255) }),
  }),
});

/** Reads an event whose origin is known; null for a text that has not the shape of one. */
export function parseEvent(payload: string): VerifiedEvent | null {
  const parsed = envelope.safeParse(parseEventJson(payload));
  if (!parsed.success) return null;
  const { id, type, livemode, data } = parsed.data;
  const { object } = data;
  return { id, type, livemode, object: { id: object.id ?? null, type: object.object, raw: object }, payload };
}
