import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/admin/sign-in-form";
import { StaffBar } from "@/components/admin/staff-bar";
import { Card } from "@/components/ui/card";
import { returnPath } from "@/lib/auth/return-path";
import { readStaffSession } from "@/lib/auth/staff-session";
import { SHOP } from "@/lib/shop";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const next = returnPath((await searchParams).next);
  const session = await readStaffSession(await headers(), { use: "background" });
  if (session.ok) redirect(next);
  return (
    <div className="flex min-h-dvh flex-col">
      <StaffBar />
      <main id="main" tabIndex={-1} className="flex flex-1 items-start justify-center px-4 py-10 sm:py-20">
        <Card className="w-full max-w-sm">
          <h1 className="text-xl font-semibold">Sign in</h1>
          <p className="mt-1 text-sm text-ink-muted">For the staff of {SHOP.name}.</p>
          <SignInForm action={signInAction} next={next} />
          <p className="mt-6 text-sm text-ink-muted">Accounts are made by whoever runs this shop.</p>
          <p className="mt-2 text-sm">
            <a href="/" className="underline decoration-line-strong underline-offset-4 hover:decoration-ink">
              Go to the shop
            </a>
          </p>
        </Card>
      </main>
    </div>
  );
}
