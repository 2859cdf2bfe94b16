"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { AskStripeState } from "@/components/admin/ask-stripe-form";
import { type AskStripeResult, askStripe } from "@/lib/admin/ask-stripe";
import { requireStaff } from "@/lib/auth/require-staff";
import { assertSameOrigin } from "@/lib/http/request-guards";
import { consumeLimit } from "@/lib/limits/limits";

const inputSchema = z.strictObject({ orderId: z.uuid(), attemptId: z.uuid() });

function inWords(result: AskStripeResult): AskStripeState {
  if (result.ok) {
    return result.before === result.after
      ? { tone: "info", message: `Stripe agrees: the order is ${result.after}.` }
      : {
          tone: "success",
          message: `Stripe had news: the order was ${result.before} and is now ${result.after}.`,
        };
  }
  switch (result.kind) {
    case "no_payment":
      return { tone: "warning", message: "There is no PaymentIntent to ask about yet." };
    case "not_found":
      return { tone: "danger", message: "Stripe knows no such payment of this shop." };
    case "stripe":
      return { tone: "danger", message: `Stripe did not answer as it should: ${result.message}` };
  }
}

/** Asks Stripe about one payment attempt of an order and says what it found. */
export async function askStripeAction(
  _before: AskStripeState | null,
  form: FormData,
): Promise<AskStripeState> {
  const input = inputSchema.safeParse({ orderId: form.get("orderId"), attemptId: form.get("attemptId") });
  const page = input.success ? `/admin/orders/${input.data.orderId}` : "/admin/orders";
  const staff = await requireStaff("payments:reconcile", page);
  if (!input.success)
    return { tone: "danger", message: "This form is not one of ours. Open the page again." };
  const origin = await assertSameOrigin();
  if (!origin.ok) return { tone: "danger", message: "This form was sent from another site." };
  const limit = await consumeLimit("ask_stripe", staff.id);
  if (!limit.ok) {
    return { tone: "warning", message: `You asked often. Try again in ${limit.retryAfterSeconds} seconds.` };
  }
  const result = await askStripe(staff, input.data.attemptId);
  revalidatePath(page);
  return inWords(result);
}
