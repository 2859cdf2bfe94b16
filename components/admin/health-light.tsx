import { classNames } from "@/components/ui/class-names";
import type { Light } from "@/lib/admin/judge-health";

const LIGHTS: Readonly<Record<Light, { dot: string; says: string }>> = {
  green: { dot: "bg-success", says: "all is well" },
  amber: { dot: "bg-warning", says: "work waits" },
  red: { dot: "bg-danger", says: "money may not be where it should be" },
};

/** A coloured dot that says in words, to those who hear the page, what its colour means. */
export function HealthLight({ light, className }: { light: Light; className?: string }) {
  const { dot, says } = LIGHTS[light];
  return (
    <span className={classNames("inline-block", className)} title={says} data-light={light}>
      <span aria-hidden="true" className={classNames("block size-2.5 rounded-full", dot)} />
      <span className="sr-only">: {says}</span>
    </span>
  );
}
