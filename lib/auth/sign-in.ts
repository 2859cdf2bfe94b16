import { isAPIError } from "better-auth/api";
import { z } from "zod";
import { log } from "@/lib/log";
import { returnSignInAttempt, takeSignInAttempt } from "./sign-in-limit";
import { CLIENT_IP_HEADER, MAXIMUM_PASSWORD_LENGTH, staffAuth } from "./staff-auth";
import { forgetEndedSessions } from "./staff-session";

/** What the sign-in form sends. Nothing else is taken from it, so it can set neither a role nor a lifetime. */
export const credentialsSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(MAXIMUM_PASSWORD_LENGTH),
});

export type SignInResult =
  | { ok: true; headers: Headers }
  | { ok: false; kind: "wrong_credentials" }
  | { ok: false; kind: "too_many_attempts"; retryAfterSeconds: number };

/**
 * Signs a member of staff in and answers with the response headers that carry the session cookie; inside a
 * server action the cookie is set as well. An unknown e-mail and a wrong password are one and the same answer,
 * after the same work. Throws when the database does not answer.
 */
export async function signIn(input: unknown, from: { ip: string; userAgent: string }): Promise<SignInResult> {
  const allowance = await takeSignInAttempt(from.ip);
  if (!allowance.ok) {
    log.warn({ retryAfterSeconds: allowance.retryAfterSeconds }, "sign-in refused: too many attempts");
    return { ok: false, kind: "too_many_attempts", retryAfterSeconds: allowance.retryAfterSeconds };
  }
  const credentials = credentialsSchema.safeParse(input);
  if (!credentials.success) return { ok: false, kind: "wrong_credentials" };
  try {
    const { headers, response } = await staffAuth().api.signInEmail({
      body: credentials.data,
      headers: new Headers({ [CLIENT_IP_HEADER]: from.ip, "user-agent": from.userAgent.slice(0, 256) }),
      returnHeaders: true,
    });
    await returnSignInAttempt(from.ip);
    await forgetEndedSessions();
    log.info({ staff: response.user.id }, "staff signed in");
    return { ok: true, headers };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    log.warn({ code: error.body?.code }, "sign-in refused");
    return { ok: false, kind: "wrong_credentials" };
  }
}
