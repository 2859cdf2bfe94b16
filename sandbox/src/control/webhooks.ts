import { z } from "zod";
import type { PageRoute } from "../http/page-route";
import { rollSecret } from "../resources/webhook-endpoints";
import type { World } from "../store/world";
import { deliveryView } from "../view/create-view";
import type { Dispatcher } from "../webhooks/dispatcher";
import { accountHolding } from "./find-account";
import { ControlError, control } from "./json";

const account = z.string().optional();
const DAY = 24 * 3600;
const MOST_DELIVERIES = 1000;

/** Resend, roll a secret, wait for deliveries, read the log. */
export function webhookControls(world: World, dispatcher: Dispatcher): PageRoute[] {
  return [
    control(
      "webhooks/resend",
      z.strictObject({ account, event: z.string(), endpoint: z.string().optional() }),
      (given) => {
        const holder = accountHolding(world, given.account, given.event);
        const event = holder.events.get(given.event);
        if (!event) throw new ControlError(404, `There is no event ${given.event}.`);
        const sent = dispatcher.resend(holder, event, given.endpoint ?? null);
        if (sent === 0) throw new ControlError(409, "No endpoint listens to this event.");
        return { sent };
      },
    ),
    control(
      "webhooks/roll_secret",
      z.strictObject({
        account,
        webhook_endpoint: z.string(),
        overlap: z.number().int().min(0).max(DAY).default(DAY),
      }),
      (given) => {
        const holder = accountHolding(world, given.account, given.webhook_endpoint);
        const endpoint = holder.webhookEndpoints.get(given.webhook_endpoint);
        if (!endpoint) throw new ControlError(404, `There is no webhook endpoint ${given.webhook_endpoint}.`);
        const rolled = rollSecret(endpoint, world.clock.seconds(), given.overlap);
        holder.webhookEndpoints.put(rolled);
        return { secret: rolled.secrets[0]?.secret };
      },
    ),
    control("webhooks/idle", z.strictObject({}), async () => {
      await dispatcher.idle();
      return { ok: true };
    }),
    control("webhooks/deliveries", z.strictObject({ account, event: z.string().optional() }), (given) => {
      const wanted = given.event;
      const accounts = [...world.accounts.values()].filter(
        (candidate) => given.account === undefined || candidate.id === given.account,
      );
      const deliveries = accounts.flatMap((holder) =>
        holder.deliveries
          .list({
            limit: MOST_DELIVERIES,
            ...(wanted === undefined ? {} : { index: { name: "event", keys: [wanted] } }),
          })
          .records.map((delivery) => deliveryView(holder, delivery)),
      );
      return { deliveries };
    }),
  ];
}
