import { isAPIError } from "better-auth/api";
import { z } from "zod";
import { logSecurity } from "@/lib/http/security-log";
import type { Visitor } from "@/lib/http/visitor";
import { returnUse } from "@/lib/limits/limits";
import { CLIENT_IP_HEADER, MAXIMUM_PASSWORD_LENGTH, staffAuth } from "./staff-auth";
import { forgetEndedSessions } from "./staff-session";

/** What the sign-in form sends. Nothing else is taken from it, so it can set neither a role nor a lifetime. */
export const credentialsSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(MAXIMUM_PASSWORD_LENGTH),
});

export type Credentials = z.infer<typeof credentialsSchema>;

export type SignInResult = { ok: true; headers: Headers } | { ok: false; kind: "wrong_credentials" };

/**
 * Signs a member of staff in and answers with the response headers that carry the session cookie; inside a
 * server action the cookie is set as well. An unknown e-mail and a wrong password are one and the same answer,
 * after the same work. The caller has counted the attempt; a success gives it back. Throws when the database
 * does not answer.
 */
export async function signIn(
  credentials: Credentials,
  visitor: Visitor,
  userAgent: string,
): Promise<SignInResult> {
  try {
    const { headers, response } = await staffAuth().api.signInEmail({
      body: credentials,
      headers: new Headers({ [CLIENT_IP_HEADER]: visitor.network, "user-agent": userAgent.slice(0, 256) }),
      returnHeaders: true,
    });
    await returnUse("sign_in", visitor.address);
    await forgetEndedSessions();
    logSecurity("signed_in", visitor, { staff: response.user.id });
    return { ok: true, headers };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    logSecurity("sign_in_refused", visitor, { reason: "wrong_credentials" });
    return { ok: false, kind: "wrong_credentials" };
  }
}
