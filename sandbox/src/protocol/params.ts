import { invalidParameter } from "./errors";
import type { Raw, RawObject } from "./form";

/** Reads one parameter; `path` is its name as Stripe prints it, such as `shipping[address][line1]`. */
export type Field<T> = { read: (raw: Raw, path: string) => T; required: boolean };

type Fields = Record<string, Field<unknown>>;
type RequiredNames<F extends Fields> = {
  [K in keyof F]: F[K] extends { required: true } ? K : never;
}[keyof F];
type Out<T> = T extends Field<infer V> ? V : never;

/** The parameters of a call: required ones are always there, the others only when they were sent. */
export type ParamsOf<F extends Fields> = { [K in RequiredNames<F>]: Out<F[K]> } & {
  [K in Exclude<keyof F, RequiredNames<F>>]?: Out<F[K]>;
};

type RequiredField<T> = Field<T> & { required: true };
type OptionalField<T> = Field<T> & { required: false };

function field<T>(read: (raw: Raw, path: string) => T): OptionalField<T> {
  return { read, required: false };
}

/** The call is refused without it. */
export function required<T>(inner: Field<T>): RequiredField<T> {
  return { read: inner.read, required: true };
}

/** `""` clears the value: it is read as null. */
export function unsettable<T>(inner: Field<T>): OptionalField<T | null> {
  return field((raw, path) => (raw === "" ? null : inner.read(raw, path)));
}

/** A whole number of up to 15 digits. */
export function integer(): OptionalField<number> {
  return field((raw, path) => {
    const text = scalar(raw, path);
    if (!/^-?\d{1,15}$/.test(text)) {
      throw invalidParameter(`Invalid integer: ${text}`, path, "parameter_invalid_integer");
    }
    return Number(text);
  });
}

/** A whole number of up to 15 digits that is at least 1. */
export function positiveInteger(): OptionalField<number> {
  return field((raw, path) => {
    const value = integer().read(raw, path);
    if (value >= 1) return value;
    throw invalidParameter(
      "This value must be greater than or equal to 1.",
      path,
      "parameter_invalid_integer",
    );
  });
}

/** `true` or `false`, as text. */
export function boolean(): OptionalField<boolean> {
  return field((raw, path) => {
    const text = scalar(raw, path);
    if (text !== "true" && text !== "false") throw invalidParameter(`Invalid boolean: ${text}`, path);
    return text === "true";
  });
}

/** Text that is not empty and at most `longest` characters long. */
export function string(longest = 5000): OptionalField<string> {
  return field((raw, path) => {
    const text = scalar(raw, path);
    if (text.length > longest) {
      const shown = `${text.slice(0, 10)}...${text.slice(-6)}`;
      throw invalidParameter(`Invalid string: ${shown}; must be at most ${longest} characters`, path);
    }
    return text;
  });
}

/** One of these words. */
export function oneOf<const V extends string>(values: readonly V[]): OptionalField<V> {
  return field((raw, path) => {
    const text = scalar(raw, path);
    const known = values.find((value) => value === text);
    if (known !== undefined) return known;
    const listed =
      values.length > 1 ? `one of ${values.slice(0, -1).join(", ")}, or ${values.at(-1)}` : values[0];
    throw invalidParameter(`Invalid ${path}: must be ${listed}`, path);
  });
}

/** A list whose items are all read by `inner`. */
export function array<T>(inner: Field<T>): OptionalField<T[]> {
  return field((raw, path) => {
    if (!Array.isArray(raw)) throw invalidParameter("Invalid array", path);
    return raw.map((item, index) => inner.read(item, `${path}[${index}]`));
  });
}

/** An object with these names and no others. */
export function object<F extends Fields>(fields: F): OptionalField<ParamsOf<F>> {
  return field((raw, path) => {
    if (typeof raw !== "object" || Array.isArray(raw)) throw invalidParameter("Invalid object", path);
    return readParams(raw, fields, path);
  });
}

/** An object of any names with text values, as `metadata` is. An empty value means: remove the name. */
export function stringMap(): OptionalField<Record<string, string>> {
  return field((raw, path) => {
    if (typeof raw !== "object" || Array.isArray(raw)) throw invalidParameter("Invalid object", path);
    const entries = Object.entries(raw).map(([name, value]) => [
      name,
      scalar(value, `${path}[${name}]`, true),
    ]);
    return Object.fromEntries(entries);
  });
}

/** Any object, kept as it came: for options that are stored but not acted on. */
export function anyObject(): OptionalField<RawObject> {
  return field((raw, path) => {
    if (typeof raw !== "object" || Array.isArray(raw)) throw invalidParameter("Invalid object", path);
    return raw;
  });
}

/** A time in seconds, or bounds on one; `from` and `to` are both included. */
export function timeRange(): OptionalField<{ from?: number; to?: number }> {
  const bounds = object({ gt: integer(), gte: integer(), lt: integer(), lte: integer() });
  return field((raw, path) => {
    if (typeof raw === "string") {
      const exact = integer().read(raw, path);
      return { from: exact, to: exact };
    }
    const { gt, gte, lt, lte } = bounds.read(raw, path);
    const from = gte ?? (gt === undefined ? undefined : gt + 1);
    const to = lte ?? (lt === undefined ? undefined : lt - 1);
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  });
}

/**
 * Reads all parameters of a call (or of an object inside one, under `path`).
 * Throws Stripe's own errors: parameter_unknown, parameter_missing and what each field says.
 */
export function readParams<F extends Fields>(raw: RawObject, fields: F, path = ""): ParamsOf<F> {
  const result: Record<string, unknown> = {};
  for (const name in raw) {
    const full = path ? `${path}[${name}]` : name;
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!known) throw invalidParameter(`Received unknown parameter: ${full}`, full, "parameter_unknown");
    const value = raw[name];
    if (value !== undefined) result[name] = known.read(value, full);
  }
  for (const name in fields) {
    if (!fields[name]?.required || result[name] !== undefined) continue;
    const full = path ? `${path}[${name}]` : name;
    throw invalidParameter(`Missing required param: ${full}.`, full, "parameter_missing");
  }
  return asParams<F>(result);
}

/** The loop above has read every name with its own field, which is what the type says. */
function asParams<F extends Fields>(read: Record<string, unknown>): ParamsOf<F>;
function asParams(read: Record<string, unknown>): Record<string, unknown> {
  return read;
}

function scalar(raw: Raw, path: string, emptyAllowed = false): string {
  if (typeof raw !== "string") throw invalidParameter("Invalid string: must be a scalar", path);
  if (raw === "" && !emptyAllowed) {
    throw invalidParameter(
      `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
      path,
      "parameter_invalid_empty",
    );
  }
  return raw;
}
