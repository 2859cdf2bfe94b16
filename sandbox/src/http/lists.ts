import { ApiError, invalidParameter, noSuch } from "../protocol/errors";
import { integer, string, timeRange } from "../protocol/params";
import type { Collection, ListQuery, Stored } from "../store/collection";
import type { Reply } from "./call";

/** Parameters every list has. */
export const listFields = { limit: integer(), starting_after: string(), ending_before: string() };
export const createdFields = { ...listFields, created: timeRange() };

type ListParams = {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: { from?: number; to?: number };
};

/** What the list is narrowed to, besides cursors and times. */
type Narrowing<T> = Pick<ListQuery<T>, "index" | "filter">;

/** A page of a collection, newest first. `name` is the object as errors call it. */
export function listReply<T extends Stored>(
  collection: Collection<T>,
  name: string,
  url: string,
  params: ListParams,
  wire: (record: T) => object,
  narrowing: Narrowing<T> = {},
): Reply {
  const { records, hasMore } = collection.list({ ...narrowing, ...cursorsOf(collection, name, params) });
  return { render: () => ({ object: "list", data: records.map(wire), has_more: hasMore, url }) };
}

function cursorsOf<T extends Stored>(
  collection: Collection<T>,
  name: string,
  params: ListParams,
): Pick<ListQuery<T>, "limit" | "from" | "to" | "startingAfter" | "endingBefore"> {
  const { limit = 10, starting_after, ending_before, created } = params;
  if (limit < 1 || limit > 100) {
    const bound = limit < 1 ? "greater than or equal to 1" : "less than or equal to 100";
    throw invalidParameter(
      `This value must be ${bound}.`,
      "limit",
      limit < 1 ? "parameter_invalid_integer" : undefined,
    );
  }
  if (starting_after !== undefined && ending_before !== undefined) {
    throw new ApiError(
      400,
      {
        type: "invalid_request_error",
        message: "Received both starting_after and ending_before parameters. Please pass in only one.",
      },
      false,
    );
  }
  return {
    limit,
    ...(created ?? {}),
    ...(starting_after === undefined
      ? {}
      : { startingAfter: cursor(collection, name, starting_after, "starting_after") }),
    ...(ending_before === undefined
      ? {}
      : { endingBefore: cursor(collection, name, ending_before, "ending_before") }),
  };
}

function cursor<T extends Stored>(collection: Collection<T>, name: string, id: string, param: string): T {
  const record = collection.get(id);
  if (!record) throw noSuch(name, id, param, 400);
  return record;
}
