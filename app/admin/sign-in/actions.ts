"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { SignInState } from "@/components/admin/sign-in-form";
import { returnPath } from "@/lib/auth/return-path";
import { credentialsSchema, signIn } from "@/lib/auth/sign-in";
import { guarded } from "@/lib/guards/guarded";
import { signInRefused, WRONG_CREDENTIALS } from "./sign-in-refused";

/** Signs in and leads to where the person was going; otherwise says what to do, without saying what was wrong. */
export const signInAction = guarded(
  {
    limit: "sign_in",
    input: credentialsSchema.extend({ next: z.unknown().transform(returnPath) }),
    refused: signInRefused,
  },
  async ({ next, ...credentials }, visitor): Promise<SignInState> => {
    const userAgent = (await headers()).get("user-agent") ?? "";
    const result = await signIn(credentials, visitor, userAgent);
    if (result.ok) redirect(next);
    return { email: credentials.email, problem: WRONG_CREDENTIALS };
  },
);
