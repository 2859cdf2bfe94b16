import { z } from "zod";

/** What a charge was paid with, as far as Stripe says it. */
export type ChargeMethod = {
  /** Stripe's name of the kind: card, us_bank_account, sepa_debit, klarna. */
  type: string;
  /** A card's brand or a bank's name, in Stripe's words. */
  brand: string | null;
  last4: string | null;
  /** apple_pay, google_pay, link; null where it was none. */
  wallet: string | null;
  /** normal, elevated, highest; null where Stripe did not judge it. */
  riskLevel: string | null;
  /** 0 to 99; null without Radar's scores. */
  riskScore: number | null;
};

const text = z.string().max(100).nullish().catch(null);
const details = z.object({
  brand: text,
  bank_name: text,
  last4: text,
  wallet: z.object({ type: text }).nullish().catch(null),
});
const charge = z.object({
  object: z.literal("charge"),
  payment_method_details: z.object({ type: z.string().max(100) }).catchall(z.unknown()),
  outcome: z
    .object({ risk_level: text, risk_score: z.int().nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** Reads a charge, of an answer or an event. Null where it is none, or does not say what it was paid with. */
export function parseChargeMethod(object: unknown): ChargeMethod | null {
  const parsed = charge.safeParse(object);
  if (!parsed.success) return null;
  const { payment_method_details: method, outcome } = parsed.data;
  const own = details.safeParse(method[method.type]).data;
  return {
    type: method.type,
    brand: own?.brand ?? own?.bank_name ?? null,
    last4: own?.last4 ?? null,
    wallet: own?.wallet?.type ?? null,
    riskLevel: outcome?.risk_level ?? null,
    riskScore: outcome?.risk_score ?? null,
  };
}
