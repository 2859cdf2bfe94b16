import { DeadEnd } from "@/components/admin/dead-end";

export default function StaffForbidden() {
  return (
    <DeadEnd
      title="Not for your role"
      reason="You are signed in, and your account may not do this. Whoever runs this shop can change your role."
    />
  );
}
