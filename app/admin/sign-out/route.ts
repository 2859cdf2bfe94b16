import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { endStaffSession } from "@/lib/auth/staff-session";
import { emptyReply } from "@/lib/http/empty-reply";
import { assertSameOrigin } from "@/lib/http/request-guards";

/** Ends the session of whoever asks, in the database and in the browser. Without one there is nothing to end. */
export async function POST(): Promise<Response> {
  const origin = await assertSameOrigin();
  if (!origin.ok) return emptyReply(403);
  await endStaffSession(await headers());
  redirect("/admin/sign-in");
}
