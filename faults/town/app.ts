import { readFile } from "node:fs/promises";
import path from "node:path";
import type { StripeEvent } from "@/faults/world/deliver";
import type { Random } from "@/faults/world/random";
import type { World } from "@/faults/world/world";
import type { newPayForm } from "@/lib/testing/pay-form";
import { signatureFor } from "@/lib/testing/signature";
import { paymentIntentOf } from "@/lib/testing/started-payment";
import type { Resident } from "./resident";

/** One process of the shop, and what a browser needs to press its buttons. */
export type App = Resident & { url: string; actions: Map<string, string> };

/** The ids that Next gave to the server actions of the last build, by file and name. */
export async function actionsOf(root: string): Promise<Map<string, string>> {
  const text = await readFile(path.join(root, ".next/server/server-reference-manifest.json"), "utf8");
  const { node } = JSON.parse(text) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]),
  );
}

/** What a press of Pay came to: what may be paid, the shop's own word for why not, or the answer's HTTP status. */
export type Pressed = { paymentIntentId: string } | { refused: string } | { status: number; text: string };

type PayForm = Awaited<ReturnType<typeof newPayForm>>;

/** Presses Pay by HTTP as a browser does, from a network of its own. Rejects when the app cannot be reached. */
export async function pressPay(app: App, { form, cookies }: PayForm, random: Random): Promise<Pressed> {
  const action = app.actions.get("app/(shop)/checkout/actions.ts#pay");
  if (!action) throw new Error("the build has no action called pay");
  const network = [10, 1 + random.below(250), random.below(250), 1 + random.below(250)].join(".");
  const response = await fetch(`${app.url}/checkout`, {
    method: "POST",
    body: JSON.stringify([form]),
    headers: {
      "next-action": action,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      origin: app.url,
      cookie: `cart=${cookies.cart}`,
      "x-forwarded-for": network,
    },
  });
  const text = await response.text();
  if (response.status !== 200) return { status: response.status, text: text.slice(0, 100) };
  const answer = /^\d+:(\{"ok":.*\})$/m.exec(text)?.[1];
  if (!answer) throw new Error(`an answer of another shape: ${text.slice(0, 200)}`);
  const { ok, clientSecret, kind } = JSON.parse(answer) as {
    ok: boolean;
    clientSecret?: string;
    kind?: string;
  };
  return ok ? { paymentIntentId: paymentIntentOf(clientSecret ?? "") } : { refused: kind ?? "for no reason" };
}

/** Delivers an event by HTTP as Stripe does, and remembers it if the app says that it has it. The answer's status. */
export async function deliverTo({ acknowledged }: World, app: App, event: StripeEvent): Promise<number> {
  const body = JSON.stringify(event, null, 2);
  const headers = { "content-type": "application/json", "stripe-signature": signatureFor(body) };
  const { status } = await fetch(`${app.url}/api/webhooks`, { method: "POST", headers, body });
  if (status === 200) acknowledged.add(event.id);
  return status;
}
