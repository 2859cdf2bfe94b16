import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { audit } from "@/lib/auth/audit";
import { endStaffSession, readStaffSession } from "@/lib/auth/staff-session";
import { refuseRoute } from "@/lib/guards/refuse-route";
import { readVisitor } from "@/lib/http/visitor";

/** Ends the session of whoever asks, in the database and in the browser. Without one there is nothing to end. */
export async function POST(): Promise<Response> {
  const refused = await refuseRoute({ ownPagesOnly: true });
  if (refused) return refused;
  const received = await headers();
  const session = await readStaffSession(received, { use: "background" });
  if (session.ok) await audit(session.staff, { action: "session.end", subject: null }, await readVisitor());
  await endStaffSession(received);
  redirect("/admin/sign-in");
}
