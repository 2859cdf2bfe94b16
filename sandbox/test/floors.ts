import type { Import } from "./imports";

/**
 * The folders of `src/` from the ground up. A folder may import what stands on a lower line; folders on one line know
 * nothing of each other. The files directly in `src/` put everything together and stand above all.
 */
const FLOORS: readonly (readonly string[])[] = [
  ["base", "page"],
  ["records"],
  ["wire", "protocol"],
  ["store"],
  ["webhooks", "view"],
  ["payments"],
  ["http"],
  ["resources"],
  ["browser", "cli", "control", "watch"],
  ["."],
];

/** What runs in a browser: at run time it may import nothing that runs in Node.js. */
const IN_BROWSER = /^(page|browser\/[^/]+|watch\/client)\/|^browser\/(?!routes\.ts)/;

function folderOf(file: string): string {
  const slash = file.indexOf("/");
  return slash < 0 ? "." : file.slice(0, slash);
}

function floorOf(folder: string): number {
  return FLOORS.findIndex((folders) => folders.includes(folder));
}

/** Why an import is not allowed; null when it is. */
export function refusal({ from, to, typeOnly }: Import): string | null {
  const [source, target] = [folderOf(from), folderOf(to)];
  if (to.startsWith("../")) return `${from} imports ${to}: nothing outside of src`;
  if (floorOf(source) < 0) return `${from}: the folder ${source} has no floor in test/floors.ts`;
  if (source !== target && floorOf(target) >= floorOf(source)) return `${from} imports ${to}: look down only`;
  if (IN_BROWSER.test(from) && !IN_BROWSER.test(to) && !typeOnly) {
    return `${from} imports ${to}: it runs in the browser, where only types of it may go`;
  }
  return null;
}
