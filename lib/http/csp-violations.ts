import type { RawCspReport } from "./parse-csp-reports";

/**
 * Reports that say the same, by what is kept of them. Anyone may send one, so nothing is in the sender's own
 * words: a directive that exists, an origin, a page by its form.
 */
export type CspViolation = {
  directive: string;
  /** An origin, a scheme, or the standard's word for what has no address: "inline", "trusted-types-sink". */
  blocked: string;
  /** The page's path, with a star for each part that may be somebody's own. */
  page: string;
  disposition: "enforce" | "report";
  count: number;
};

export type CspViolations = {
  violations: CspViolation[];
  /** Reports that are not among them, because they said more different things than a line holds. */
  unlisted: number;
};

const MOST_VIOLATIONS = 10;
const LONGEST_ORIGIN = 100;
const MOST_PARTS = 4;

const DIRECTIVE =
  /^(?:(?:child|connect|default|font|frame|img|manifest|media|object|worker)-src|(?:script|style)-src(?:-elem|-attr)?|base-uri|form-action|frame-ancestors|require-trusted-types-for|trusted-types)$/;
const WITHOUT_ADDRESS = /^(?:inline|eval|wasm-eval|self|trusted-types-policy|trusted-types-sink)$/;
const SCHEME = /^[a-z][a-z0-9+.-]{0,19}$/;
// No order's token or id looks like this.
const PLAIN_PART = /^(?:[a-z][a-z-]{0,19})?$/;

function blockedOrigin(blocked: string): string {
  if (blocked === "") return "inline";
  if (WITHOUT_ADDRESS.test(blocked)) return blocked;
  const { origin, protocol } = URL.canParse(blocked)
    ? new URL(blocked)
    : { origin: "null", protocol: `${blocked}:` };
  if (origin !== "null") return origin.slice(0, LONGEST_ORIGIN);
  const scheme = protocol.slice(0, -1);
  return SCHEME.test(scheme) ? `${scheme}:` : "other";
}

function pageForm(address: string): string {
  if (!URL.canParse(address)) return "other";
  const { protocol, pathname } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return "other";
  const parts = pathname.slice(1).split("/", MOST_PARTS + 1);
  const kept = parts.slice(0, MOST_PARTS).map((part) => (PLAIN_PART.test(part) ? part : "*"));
  return `/${[...kept, ...(parts.length > MOST_PARTS ? ["*"] : [])].join("/")}`;
}

/** Counts reports that say the same together, and keeps of each what may stand in a log. */
export function countCspViolations(reports: readonly RawCspReport[]): CspViolations {
  const violations = new Map<string, CspViolation>();
  let unlisted = 0;
  for (const { directive, blocked, documentURL, disposition } of reports) {
    const violation = {
      directive: DIRECTIVE.test(directive) ? directive : "other",
      blocked: blockedOrigin(blocked),
      page: pageForm(documentURL),
      disposition,
    };
    const key = Object.values(violation).join(" ");
    const same = violations.get(key);
    if (same) same.count += 1;
    else if (violations.size < MOST_VIOLATIONS) violations.set(key, { ...violation, count: 1 });
    else unlisted += 1;
  }
  return { violations: [...violations.values()], unlisted };
}
