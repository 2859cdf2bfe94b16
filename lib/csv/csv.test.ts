import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "./csv";

/** A reader of RFC 4180 that stands on nothing of ours. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const here = text[at] ?? "";
    if (quoted && here === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (here === '"') quoted = !quoted;
    else if (quoted) cell += here;
    else if (here === "," || here === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      if (here === "\n") rows.push([]);
    } else if (here !== "\r" || text[at + 1] !== "\n") cell += here;
  }
  return rows.slice(0, -1);
}

const withoutApostrophe = (cell: string) => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

const nasty = fc.string({
  unit: fc.constantFrom(..."=+-@\t\r\n,\"';1.aé＝"),
  maxLength: 12,
});
const value = fc.oneof(nasty, fc.string({ unit: "binary" }), fc.integer(), fc.constant(null));

test("parsing what was written gives the values back", () => {
  fc.assert(
    fc.property(fc.array(fc.array(value, { minLength: 1 }), { minLength: 1 }), (rows) => {
      const read = parse(rows.map(csvRow).join("")).map((row) => row.map(withoutApostrophe));
      expect(read).toEqual(rows.map((row) => row.map((one) => (one === null ? "" : String(one)))));
    }),
  );
});

test("no cell of text begins as a formula does", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const [[cell] = []] = parse(csvRow([text]));
      expect(cell).toMatch(/^(?:-?\d+(?:\.\d+)?$|(?![=+\-@\t\r\n＝＋－＠]))/);
    }),
  );
});

test.each([
  [["=1+1", "-12.50", -3, null, 'say "hi"'], `'=1+1,-12.50,-3,,"say ""hi"""\r\n`],
  [["\t=x", "\rx", "@a", "+1 2"], `'\t=x,"'\rx",'@a,'+1 2\r\n`],
])("%j is %j", (values, line) => {
  expect(csvRow(values)).toBe(line);
});
