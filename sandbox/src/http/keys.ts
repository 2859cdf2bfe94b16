import type { IncomingHttpHeaders } from "node:http";
import { ApiError } from "../protocol/errors";

export type ApiKey = { kind: "secret" | "restricted" | "publishable"; suffix: string };

const KEY = /^(sk|rk|pk)_test_([A-Za-z0-9_]+)$/;
const KINDS = { sk: "secret", rk: "restricted", pk: "publishable" } as const;

function unauthorized(message: string, code?: string): ApiError {
  return new ApiError(401, { type: "invalid_request_error", message, ...(code ? { code } : {}) }, false);
}

/** The key of a request, from `Bearer` or the user name of `Basic`. Throws 401 for none, a bad one or a live one. */
export function readKey(headers: IncomingHttpHeaders): ApiKey {
  const text = keyText(headers.authorization);
  if (text === null || text === "") {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  }
  const match = KEY.exec(text);
  const [, prefix, suffix] = match ?? [];
  if ((prefix !== "sk" && prefix !== "rk" && prefix !== "pk") || suffix === undefined) {
    throw unauthorized(`Invalid API Key provided: ${masked(text)}`);
  }
  return { kind: KINDS[prefix], suffix };
}

function keyText(authorization: string | undefined): string | null {
  if (!authorization) return null;
  if (authorization.startsWith("Bearer ")) return authorization.slice(7).trim();
  if (!authorization.startsWith("Basic ")) return null;
  return Buffer.from(authorization.slice(6), "base64").toString("utf8").split(":")[0] ?? null;
}

/** Stripe shows the prefix and the last four characters of a wrong key. */
function masked(key: string): string {
  const prefix = /^(?:sk|rk|pk)_(?:test|live)_/.exec(key)?.[0] ?? "";
  const rest = key.slice(prefix.length);
  return `${prefix}${"*".repeat(Math.max(rest.length - 4, 0))}${rest.slice(-4)}`;
}

/** 403 for a publishable key where a secret one is needed. */
export function secretKeyRequired(): ApiError {
  return new ApiError(
    403,
    {
      type: "invalid_request_error",
      code: "secret_key_required",
      message:
        "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
    },
    false,
  );
}

/** 403 for a restricted key that lacks a permission. */
export function permissionRequired(key: ApiKey, account: string, permission: string): ApiError {
  return new ApiError(
    403,
    {
      type: "invalid_request_error",
      message: `The provided key '${masked(`rk_test_${key.suffix}`)}' does not have the required permissions for this endpoint on account '${account}'. Having the '${permission}' permission would allow this request to continue.`,
    },
    false,
  );
}
