import { notFound } from "next/navigation";

/** Every address that nothing else answers, so that the shop's own page says so, header included. */
export default function MissingPage(): never {
  notFound();
}
