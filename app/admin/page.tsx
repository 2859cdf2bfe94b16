import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/require-staff";

export default async function StaffHomePage() {
  await requireStaff("orders:read");
  redirect("/admin/orders");
}
