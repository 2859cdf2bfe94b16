/** True for a plain object or array: something whose keys can be read. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The string at `key`, or undefined when it is missing or of another type. */
export function readString(source: unknown, key: string): string | undefined {
  const value = isRecord(source) ? source[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The number at `key`, or undefined when it is missing or of another type. */
export function readNumber(source: unknown, key: string): number | undefined {
  const value = isRecord(source) ? source[key] : undefined;
  return typeof value === "number" ? value : undefined;
}

/** The object at `key`, or an empty one, so that nested options can be read without checks in between. */
export function readRecord(source: unknown, key: string): Record<string, unknown> {
  const value = isRecord(source) ? source[key] : undefined;
  return isRecord(value) ? value : {};
}

/** The strings of the list at `key`, or undefined when there is no list. */
export function readStrings(source: unknown, key: string): string[] | undefined {
  const value = isRecord(source) ? source[key] : undefined;
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}
