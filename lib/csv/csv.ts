// What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), the full-width forms among it.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * One line of a CSV file as RFC 4180 has it, with its CRLF. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it; plain numbers, negative ones among them, stay numbers. Null is an empty cell.
 */
export function csvRow(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
