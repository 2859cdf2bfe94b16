import type { RawObject } from "../protocol/form";
import { type Field, type ParamsOf, readParams } from "../protocol/params";
import type { DeclineKind } from "../records/decline-kind";
import type { Scope } from "../store/scope";
import type { ApiKey } from "./keys";

/** One call of the API after its key was accepted. */
export type Call = {
  scope: Scope;
  key: ApiKey;
  /** Ids out of the path, in order. */
  ids: string[];
  /** The version the caller asked for; null when it sent none (the Stripe CLI). */
  version: string | null;
  /** `http://host:port` as the caller reaches the sandbox. */
  origin: string;
  /** Set by a fault: how the next charge of this call is refused. */
  forcedDecline: DeclineKind | null;
};

/** An answer with status 200. `render` writes the object from records, which never change, so it can run again. */
export type Reply = { render: () => object };

/** Who may call: a secret key always; `publishable` also the key a browser has. */
export type Access = "secret" | "publishable";

export type ApiRoute = {
  method: "GET" | "POST" | "DELETE";
  /** Parts of the path after `/v1/`; `:` stands for an id. */
  path: string;
  access: Access;
  /** Reads the parameters (throwing what is never saved under an idempotency key), then returns what runs the call. */
  prepare: (call: Call, raw: RawObject) => () => Reply;
};

type Fields = Record<string, Field<unknown>>;

/** An entry of the table of routes: parameters and what they do, tied together. */
export function route<F extends Fields>(
  method: ApiRoute["method"],
  path: string,
  fields: F,
  run: (call: Call, params: ParamsOf<F>) => Reply,
  access: Access = "secret",
): ApiRoute {
  return {
    method,
    path,
    access,
    prepare(call, raw) {
      const params = readParams(raw, fields);
      return () => run(call, params);
    },
  };
}
