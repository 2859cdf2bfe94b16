/** What a bracket-form body holds before any parameter is looked at. */
export type Raw = string | RawList | RawObject;
type RawList = Raw[];
export type RawObject = { [name: string]: Raw };

const MOST_PARAMETERS = 2000;
const DEEPEST = 8;

/**
 * Parses `a[b][c]=1&d[]=2&e[0][f]=3` (a query string or a form body) into objects and arrays. Objects have no
 * prototype, so a name such as `__proto__` is only a name. Returns null for a body that is not in that form.
 */
export function parseForm(text: string): RawObject | null {
  const root = emptyObject();
  if (text === "") return root;
  const pairs = text.split("&");
  if (pairs.length > MOST_PARAMETERS) return null;
  for (const pair of pairs) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = decode(equals < 0 ? "" : pair.slice(equals + 1));
    if (name === null || value === null) return null;
    if (!assign(root, name, value)) return null;
  }
  return listify(root);
}

function emptyObject(): RawObject {
  return Object.create(null);
}

function decode(text: string): string | null {
  if (!text.includes("%") && !text.includes("+")) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}

function assign(root: RawObject, name: string, value: string): boolean {
  const open = name.indexOf("[");
  if (open < 0) {
    root[name] = value;
    return true;
  }
  if (open === 0 || !name.endsWith("]")) return false;
  const path = [name.slice(0, open), ...name.slice(open + 1, -1).split("][")];
  if (path.length > DEEPEST) return false;
  let target = root;
  for (let at = 0; at < path.length - 1; at += 1) {
    const key = keyFor(target, path[at] ?? "");
    const child = target[key];
    if (typeof child === "object" && !Array.isArray(child)) target = child;
    else {
      const made = emptyObject();
      target[key] = made;
      target = made;
    }
  }
  target[keyFor(target, path[path.length - 1] ?? "")] = value;
  return true;
}

/** `a[]=` appends: it takes the next free number. */
function keyFor(target: RawObject, key: string): string {
  return key === "" ? String(Object.keys(target).length) : key;
}

/** Objects whose keys are 0, 1, 2 … become arrays. */
function listify(object: RawObject): RawObject {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (typeof value !== "object" || Array.isArray(value)) continue;
    listify(value);
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((name, index) => name === String(index)))
      object[key] = Object.values(value);
  }
  return object;
}
