const ID = /\bid: *["'`]([^"'`]*)/;

const KEY = /(\w+)["']?:/g;

/**
 * The line of a products file's text where a field of an entry stands, counted from 1; where the entry begins
 * when the field is missing, and null when the entry's id is not written out in the text.
 */
export function findLine(text: string, entry: string, field: string): number | null {
  const lines = text.split("\n");
  // The last one: where an id stands twice, the second is the wrong one.
  const start = lines.findLastIndex((line) => ID.exec(line)?.[1] === entry);
  if (start < 0) return null;
  const next = lines.findIndex((line, index) => index > start && ID.test(line));
  const own = lines.slice(start, next < 0 ? undefined : next);
  for (const key of field.split(".").reverse()) {
    const found = own.findIndex((line) => [...line.matchAll(KEY)].some(([, name]) => name === key));
    if (found >= 0) return start + found + 1;
  }
  return start + 1;
}
