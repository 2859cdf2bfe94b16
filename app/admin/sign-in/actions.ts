"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { SignInState } from "@/components/admin/sign-in-form";
import { returnPath } from "@/lib/auth/return-path";
import { credentialsSchema, signIn } from "@/lib/auth/sign-in";
import { guarded } from "@/lib/guards/guarded";
import { signInRefused } from "./sign-in-refused";

/** Signs in and leads to where the person was going; otherwise says what to do, without saying what was wrong. */
export const signInAction = guarded(
  {
    limit: "sign_in",
    input: credentialsSchema.extend({ next: z.unknown().transform(returnPath) }),
    refused: (refusal): SignInState => ({ email: "", problem: signInRefused(refusal) }),
  },
  async ({ next, ...credentials }, visitor): Promise<SignInState> => {
    const result = await signIn(credentials, visitor, await headers());
    if (result.ok) redirect(next);
    return { email: credentials.email, problem: signInRefused(result) };
  },
);
