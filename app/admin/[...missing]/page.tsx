import { notFound } from "next/navigation";

/** Every address below /admin that nothing else answers, so that the staff's own page says so. */
export default function MissingStaffPage(): never {
  notFound();
}
