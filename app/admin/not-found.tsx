import { DeadEnd } from "@/components/admin/dead-end";

export default function StaffNotFound() {
  return <DeadEnd title="There is nothing here" reason="No order and no event has this address." />;
}
