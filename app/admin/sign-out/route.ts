import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { endStaffSession } from "@/lib/auth/staff-session";
import { refuseRoute } from "@/lib/guards/refuse-route";

/** Ends the session of whoever asks, in the database and in the browser. Without one there is nothing to end. */
export async function POST(): Promise<Response> {
  const refused = await refuseRoute({ ownPagesOnly: true });
  if (refused) return refused;
  await endStaffSession(await headers());
  redirect("/admin/sign-in");
}
