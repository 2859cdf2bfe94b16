/**
 * The named fields of a submitted form, to be parsed by a strict schema. Null for anything but a form:
 * the arguments of a server action come from the network and can be of any type. A field that occurs
 * twice counts with its last value, as a submit button's does.
 */
export function formFields(form: unknown): Record<string, unknown> | null {
  if (!(form instanceof FormData)) return null;
  // React's own bookkeeping travels in the same form.
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION_")));
}
