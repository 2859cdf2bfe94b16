import { z } from "zod";
import type { PageRoute } from "../http/page-route";
import { RETRY_SCHEDULES } from "../store/settings";
import type { World } from "../store/world";
import { control } from "./json";

const milliseconds = z.number().int().min(0);

const settings = z.strictObject({
  slow_payment: milliseconds.optional(),
  refund: milliseconds.optional(),
  dispute: milliseconds.optional(),
  async_capture: milliseconds.optional(),
  retries: z.union([z.enum(["quick", "real"]), z.array(milliseconds)]).optional(),
  delivery_timeout: milliseconds.optional(),
});

/** Clock, settings, faults and plans, as `GET /_sandbox/state` answers. */
export function stateOf(world: World): object {
  const now = world.clock.now();
  return {
    now,
    offset: world.clock.offset(),
    settings: world.settings,
    request_faults: world.requestFaults.list(),
    webhook_faults: world.webhookFaults.list(now),
    tasks: world.scheduler.pending().slice(0, 1000),
    memory: process.memoryUsage(),
    cpu: process.cpuUsage(),
    accounts: [...world.accounts.values()].map(({ id, suffix }) => ({ id, suffix })),
  };
}

/** Moves the clock and sets how long things take. */
export function timeControls(world: World, changed: () => void, settingsChanged: () => void): PageRoute[] {
  return [
    control("clock/advance", z.strictObject({ milliseconds }), (given) => {
      world.scheduler.advance(given.milliseconds);
      changed();
      return { now: world.clock.now() };
    }),
    control("settings", settings, (given) => {
      const { retries } = given;
      if (given.slow_payment !== undefined) world.settings.slowPayment = given.slow_payment;
      if (given.refund !== undefined) world.settings.refund = given.refund;
      if (given.dispute !== undefined) world.settings.dispute = given.dispute;
      if (given.async_capture !== undefined) world.settings.asyncCapture = given.async_capture;
      if (given.delivery_timeout !== undefined) world.settings.deliveryTimeout = given.delivery_timeout;
      if (retries !== undefined) {
        world.settings.retries = typeof retries === "string" ? RETRY_SCHEDULES[retries] : retries;
      }
      settingsChanged();
      changed();
      return { settings: world.settings };
    }),
  ];
}
