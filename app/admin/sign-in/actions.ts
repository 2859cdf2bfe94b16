"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { SignInState } from "@/components/admin/sign-in-form";
import { returnPath } from "@/lib/auth/return-path";
import { signIn } from "@/lib/auth/sign-in";
import { networkOf } from "@/lib/http/client-ip";
import { assertSameOrigin, clientIp } from "@/lib/http/request-guards";

const WRONG = "E-mail or password is wrong.";

function waitInWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** Signs in and leads to where the person was going; otherwise says what to do, without saying what was wrong. */
export async function signInAction(_before: SignInState, form: FormData): Promise<SignInState> {
  const email = form.get("email");
  const typed = typeof email === "string" ? email.slice(0, 254) : "";
  const origin = await assertSameOrigin();
  if (!origin.ok)
    return { email: typed, problem: "This form was sent from another site. Open the page again." };
  const result = await signIn(
    { email, password: form.get("password") },
    { ip: networkOf(await clientIp()), userAgent: (await headers()).get("user-agent") ?? "" },
  );
  if (result.ok) redirect(returnPath(form.get("next")));
  if (result.kind === "wrong_credentials") return { email: typed, problem: WRONG };
  return {
    email: typed,
    problem: `Too many attempts. Try again in ${waitInWords(result.retryAfterSeconds)}.`,
  };
}
