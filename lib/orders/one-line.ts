// Whatever ends a line, moves the cursor or ends a text (C0, C1, line and paragraph separators), and the
// characters that turn the order of the letters around them (bidirectional embeddings and isolates).
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * The text on one line: each run of control characters is a space. A line break in a name would begin a new
 * line of a mail, a label or a header, and PostgreSQL stores no NUL.
 */
export function oneLine(text: string): string {
  return text.replace(REORDERING, "").replace(BREAKS, " ").trim();
}
