import type { IncomingMessage, ServerResponse } from "node:http";
import { API_VERSION } from "../base/api-version";
import { randomText } from "../base/ids";
import { lockTimeout, rateLimited, serverError, unknownUrl, wrongContentType } from "../protocol/call-errors";
import { ApiError, invalidParameter } from "../protocol/errors";
import { parseForm, type Raw, type RawObject } from "../protocol/form";
import type { RequestFault } from "../store/request-faults";
import type { Scope } from "../store/scope";
import type { World } from "../store/world";
import { readBody } from "./body";
import type { Call, Reply } from "./call";
import { checkExpand, expand } from "./expand";
import { begin, fingerprintOf, finish, keep } from "./idempotency";
import { permissionRequired, readKey, secretKeyRequired } from "./keys";
import type { Match, Router } from "./router";

type Answer = { status: number; body: string | (() => string); headers: Record<string, string> };

const UNANSWERED_FOR = 120_000;

/** What the API answers from: everything there is, and the table of calls. */
export type Api = { world: World; matchRoute: Router };

/** Answers one call under `/v1/`. */
export async function answerCall(
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<void> {
  const method = request.method ?? "GET";
  if (method === "OPTIONS") {
    response.writeHead(204, {
      ...crossOrigin(request),
      "Access-Control-Allow-Methods": "GET, POST, DELETE",
      "Access-Control-Allow-Headers": request.headers["access-control-request-headers"] ?? "Authorization",
      "Access-Control-Max-Age": "300",
    });
    response.end();
    return;
  }
  const requestId = `req_${randomText(14)}`;
  const body = method === "POST" ? await readBody(request) : "";
  const fault = api.world.requestFaults.take(method, path);
  if (fault?.kind === "reset_before") return void request.socket.destroy();
  if (fault?.kind === "timeout_before") return holdOpen(response);
  const held: Held = { key: null };
  try {
    const answer = decideAnswer(
      api,
      request,
      { method, path, text: method === "POST" ? body : query, type: request.headers["content-type"] },
      requestId,
      fault,
      held,
    );
    if (fault?.kind === "slow") await pause(fault.delay);
    if (fault?.kind === "reset_after") return void request.socket.destroy();
    if (fault?.kind === "timeout_after") return holdOpen(response);
    send(response, answer, requestId, request);
  } finally {
    if (held.key) finish(held.key.scope.account, held.key.name);
  }
}

/** The idempotency key that a call occupies until it is answered. */
type Held = { key: { scope: Scope; name: string } | null };

/** `text`: the parameters, out of the body or the query string; `type`: what the body says it is. */
type Incoming = { method: string; path: string; text: string; type: string | undefined };

function decideAnswer(
  { world, matchRoute }: Api,
  request: IncomingMessage,
  incoming: Incoming,
  requestId: string,
  fault: RequestFault | null,
  held: Held,
): Answer {
  try {
    if (incoming.method === "POST" && incoming.text !== "" && !isForm(incoming.type))
      throw wrongContentType();
    const key = readKey(request.headers);
    const account = world.account(key.suffix);
    const match = matchRoute(incoming.method, incoming.path.slice(4));
    if (!match) throw unknownUrl(incoming.method, incoming.path);
    if (key.kind === "publishable" && match.route.access !== "publishable") throw secretKeyRequired();
    if (key.kind === "restricted" && incoming.path.startsWith("/v1/webhook_endpoints")) {
      throw permissionRequired(
        key,
        account.id,
        incoming.method === "GET" ? "rak_webhook_read" : "rak_webhook_write",
      );
    }
    if (fault?.kind === "rate_limit") throw rateLimited();
    if (fault?.kind === "lock_timeout") throw lockTimeout();
    if (fault?.kind === "error_before") throw serverError(false);
    const raw = parseForm(incoming.text);
    if (!raw) throw invalidParameter("Invalid request body: it could not be parsed.", null);
    const given = incoming.method === "POST" ? request.headers["idempotency-key"] : undefined;
    const idempotencyKey = typeof given === "string" && given !== "" ? given : null;
    const scope: Scope = { world, account, cause: { requestId, idempotencyKey } };
    const version = request.headers["stripe-version"];
    const call: Call = {
      scope,
      key,
      ids: match.ids,
      version: typeof version === "string" ? version : null,
      origin: `http://${request.headers.host ?? "127.0.0.1"}`,
      forcedDecline: fault?.kind === "decline" ? fault.decline : null,
    };
    if (idempotencyKey === null) return run(call, match, raw, fault);
    return runOnce(call, match, raw, fault, incoming, held);
  } catch (error) {
    return errorAnswer(error);
  }
}

/** Runs a call under its idempotency key, or repeats what the key already answered. */
function runOnce(
  call: Call,
  match: Match,
  raw: RawObject,
  fault: RequestFault | null,
  incoming: Incoming,
  held: Held,
): Answer {
  const { world, account, cause } = call.scope;
  const name = cause.idempotencyKey ?? "";
  const now = world.clock.seconds();
  const fingerprint = fingerprintOf(incoming.method, incoming.path, raw);
  const known = begin(account, name, fingerprint, now);
  if (known) {
    return {
      status: known.status,
      body: known.body,
      headers: {
        "Idempotency-Key": name,
        "Idempotent-Replayed": "true",
        "Original-Request": known.requestId,
      },
    };
  }
  held.key = { scope: call.scope, name };
  const remember = (answer: Answer) => {
    const body = world.keepsJournal && typeof answer.body === "function" ? answer.body() : answer.body;
    keep(account, {
      id: name,
      created: now,
      fingerprint,
      requestId: cause.requestId ?? "",
      status: answer.status,
      body,
    });
    return { ...answer, headers: { "Idempotency-Key": name, "Original-Request": cause.requestId ?? "" } };
  };
  try {
    return remember(run(call, match, raw, fault));
  } catch (error) {
    const answer = errorAnswer(error);
    const saved = error instanceof ApiError ? error.saved : true;
    return saved ? remember(answer) : { ...answer, headers: { ...answer.headers, "Idempotency-Key": name } };
  }
}

function run(call: Call, match: Match, raw: RawObject, fault: RequestFault | null): Answer {
  const paths = expandPaths(raw);
  checkExpand(match.route.path, paths);
  const reply = match.route.prepare(call, raw)();
  if (fault?.kind === "error_after") throw serverError(true);
  return { status: 200, body: bodyOf(call.scope, reply, paths), headers: {} };
}

function bodyOf(scope: Scope, reply: Reply, paths: readonly string[]): string | (() => string) {
  if (paths.length === 0) return () => JSON.stringify(reply.render(), null, 2);
  return JSON.stringify(expand(scope, reply.render(), paths), null, 2);
}

/** Every endpoint takes `expand[]`, so it is read here and taken out of the parameters. */
function expandPaths(raw: RawObject): string[] {
  const given: Raw | undefined = raw.expand;
  if (given === undefined) return [];
  delete raw.expand;
  if (!Array.isArray(given) || !given.every((path) => typeof path === "string")) {
    throw invalidParameter("Invalid array", "expand");
  }
  return given;
}

function send(response: ServerResponse, answer: Answer, requestId: string, request: IncomingMessage): void {
  const body = typeof answer.body === "function" ? answer.body() : answer.body;
  const version = request.headers["stripe-version"];
  response.writeHead(answer.status, {
    ...crossOrigin(request),
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "Request-Id": requestId,
    "Stripe-Version": typeof version === "string" ? version : API_VERSION,
    ...answer.headers,
  });
  response.end(body);
}

function errorAnswer(error: unknown): Answer {
  if (error instanceof ApiError) {
    const headers: Record<string, string> = error.status === 409 ? { "Stripe-Should-Retry": "true" } : {};
    return { status: error.status, body: JSON.stringify(error.toJson(), null, 2), headers };
  }
  process.stderr.write(`Sandbox: a call failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  return { status: 500, body: JSON.stringify(serverError(true).toJson(), null, 2), headers: {} };
}

/** Leaves a call without an answer until the caller gives up (or two minutes have passed). */
function holdOpen(response: ServerResponse): void {
  const timer = setTimeout(() => response.destroy(), UNANSWERED_FOR);
  response.on("close", () => clearTimeout(timer));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Lets the page that asks read the answer; strangers were turned away before. */
function crossOrigin({ headers: { origin } }: IncomingMessage): Record<string, string> {
  if (origin === undefined) return {};
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers":
      "Request-Id, Stripe-Version, Idempotency-Key, Idempotent-Replayed, Original-Request, Stripe-Should-Retry",
    Vary: "Origin",
  };
}

function isForm(contentType: string | undefined): boolean {
  return contentType?.split(";")[0]?.trim().toLowerCase() === "application/x-www-form-urlencoded";
}
