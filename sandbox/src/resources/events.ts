import { type Call, type Reply, route } from "../http/call";
import { createdFields, listReply } from "../http/lists";
import { invalidParameter, invalidRequest, noSuch } from "../protocol/errors";
import { array, boolean, type ParamsOf, string } from "../protocol/params";
import type { EventRecord } from "../records/event";
import { wireEvent } from "../wire/event";

const MOST_TYPES = 20;
const THIRTY_DAYS = 30 * 24 * 3600;

const eventListFields = {
  ...createdFields,
  type: string(),
  types: array(string()),
  delivery_success: boolean(),
};

export const eventRoutes = [
  route("GET", "events", eventListFields, list),
  route("GET", "events/:", {}, (call) => {
    const event = findEvent(call);
    return { render: () => wireEvent(event) };
  }),
];

/** The event of the path, kept for 30 days. */
export function findEvent(call: Call): EventRecord {
  const id = call.ids[0] ?? "";
  const event = call.scope.account.events.get(id);
  if (!event || event.created < call.scope.world.clock.seconds() - THIRTY_DAYS)
    throw noSuch("event", id, "id");
  return event;
}

function list(call: Call, params: ParamsOf<typeof eventListFields>): Reply {
  const { type, types, delivery_success: delivered } = params;
  if (type !== undefined && types !== undefined) {
    throw invalidRequest("You may only specify one of these parameters: type, types.", {
      code: "parameters_exclusive",
    });
  }
  if (types && types.length > MOST_TYPES) {
    throw invalidParameter(`You may specify at most ${MOST_TYPES} types.`, "types");
  }
  const wanted = types ?? (type === undefined ? null : [type]);
  const fits = (event: EventRecord) =>
    wanted === null || wanted.some((pattern) => matches(pattern, event.type));
  const exact = wanted?.every((pattern) => !pattern.includes("*"))
    ? { index: { name: "type", keys: wanted } }
    : {};
  const narrowing =
    delivered === false
      ? { index: { name: "undelivered", keys: ["yes"] }, filter: fits }
      : {
          ...exact,
          filter: (event: EventRecord) => fits(event) && (delivered === undefined || event.delivered),
        };
  const oldest = call.scope.world.clock.seconds() - THIRTY_DAYS;
  const created = { ...params.created, from: Math.max(params.created?.from ?? oldest, oldest) };
  return listReply(
    call.scope.account.events,
    "event",
    "/v1/events",
    { ...params, created },
    wireEvent,
    narrowing,
  );
}

/** A type may be given as `charge.*`. */
function matches(pattern: string, type: string): boolean {
  return pattern === type || (pattern.endsWith("*") && type.startsWith(pattern.slice(0, -1)));
}
