import { createHash } from "node:crypto";
import { isAPIError } from "better-auth/api";
import { z } from "zod";
import { logSecurity } from "@/lib/http/security-log";
import type { Visitor } from "@/lib/http/visitor";
import { consumeLimit, returnUse } from "@/lib/limits/limits";
import { prisma } from "@/lib/prisma";
import { auditFailedSignIn, auditSignIn, deviceWords } from "./audit";
import { type Asker, takeHashingSlot } from "./hashing-slots";
import { isKnownNetwork, rememberNetwork } from "./known-networks";
import { ACCOUNT_DISABLED, CLIENT_IP_HEADER, MAXIMUM_PASSWORD_LENGTH, staffAuth } from "./staff-auth";
import { forgetEndedSessions } from "./staff-session";

/** What the sign-in form sends. Nothing else is taken from it, so it can set neither a role nor a lifetime. */
export const credentialsSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(MAXIMUM_PASSWORD_LENGTH),
});

export type Credentials = z.infer<typeof credentialsSchema>;

export type SignInRefusal =
  /** Also what a disabled account is told. */
  | { kind: "wrong_credentials" }
  /** Nobody looked at the password: too many wrong ones for this account. */
  | { kind: "rate_limited"; retryAfterSeconds: number }
  /** Nobody looked at the password: too many are being looked at in this moment. */
  | { kind: "busy" };

export type SignInResult = { ok: true; headers: Headers } | ({ ok: false } & SignInRefusal);

/** What the attempts on an account count by. Known or not, nobody can use up what another network may try. */
function accountLimit(email: string, asker: Asker, network: string) {
  // What was typed is not kept: it may be anything, also a password in the wrong field.
  const account = createHash("sha256").update(email).digest("base64url");
  return asker === "known"
    ? ({ name: "sign_in_by_known", key: `${account} ${network}` } as const)
    : ({ name: "sign_in_by_strangers", key: account } as const);
}

/**
 * Signs a member of staff in and answers with the response headers that carry the session cookie; inside a
 * server action the cookie is set as well. The session that the browser had before ends. An unknown e-mail, a
 * wrong password and a disabled account are one and the same answer, after the same work.
 *
 * The caller has counted the attempt for its network; here it counts for the account, and a success gives both
 * back. Throws when the database does not answer or cannot count: nobody signs in uncounted.
 */
export async function signIn(
  credentials: Credentials,
  visitor: Visitor,
  received: Headers,
): Promise<SignInResult> {
  const email = credentials.email.toLowerCase();
  const asker = (await isKnownNetwork(email, visitor.network)) ? "known" : "stranger";
  const giveBack = takeHashingSlot(asker);
  if (!giveBack) {
    logSecurity("sign_in_refused", visitor, { reason: "busy" });
    return { ok: false, kind: "busy" };
  }
  try {
    const limit = accountLimit(email, asker, visitor.network);
    const use = await consumeLimit(limit.name, limit.key);
    if (!use.ok) {
      if (use.firstRefusal) logSecurity("limit_reached", visitor, { limit: limit.name });
      return { ok: false, kind: "rate_limited", retryAfterSeconds: use.retryAfterSeconds };
    }
    const result = await tryCredentials({ ...credentials, email }, visitor, received);
    if (result.ok) {
      await returnUse(limit.name, limit.key);
      await returnUse("sign_in", visitor.address);
    }
    return result;
  } finally {
    giveBack();
  }
}

async function tryCredentials(body: Credentials, visitor: Visitor, received: Headers): Promise<SignInResult> {
  const userAgent = deviceWords(received);
  try {
    const before = await staffAuth().api.getSession({ headers: received });
    const { headers, response } = await staffAuth().api.signInEmail({
      body,
      headers: new Headers({ [CLIENT_IP_HEADER]: visitor.network, "user-agent": userAgent }),
      returnHeaders: true,
    });
    if (before) await prisma().session.deleteMany({ where: { id: before.session.id } });
    await rememberNetwork(response.user.id, visitor.network);
    await forgetEndedSessions();
    await auditSignIn(response.user.id, visitor, received);
    logSecurity("signed_in", visitor, { staff: response.user.id });
    return { ok: true, headers };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    const reason = error.body?.code === ACCOUNT_DISABLED ? "disabled" : "wrong_credentials";
    await auditFailedSignIn(body.email, visitor, received);
    logSecurity("sign_in_refused", visitor, { reason });
    return { ok: false, kind: "wrong_credentials" };
  }
}
