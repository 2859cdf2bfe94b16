/** More than any object of Stripe's. PostgreSQL gives up somewhere above six thousand. */
const DEEPEST = 100;

function isTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inText) {
      if (character === "\\") at += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** U+0000 is good JSON and no PostgreSQL text, so a value of ours never holds it. */
function withoutNul(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\u0000", "\ufffd") : value;
}

/**
 * The value of a JSON text, or undefined for a text that is no JSON or is nested deeper than anything that
 * Stripe sends. U+0000 in a text becomes U+FFFD: the event is then as good as any other, where the
 * database would refuse it each time Stripe sent it.
 */
export function parseEventJson(json: string): unknown {
  if (isTooDeep(json)) return undefined;
  try {
    return json.includes("\\u0000") ? JSON.parse(json, withoutNul) : JSON.parse(json);
  } catch {
    return undefined;
  }
}
