/**
 * The named fields of a submitted form, to be parsed by a strict schema. A field that occurs twice counts
 * with its last value, as a submit button's does.
 */
export function formFields(form: FormData): Record<string, unknown> {
  // React's own bookkeeping travels in the same form.
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION_")));
}
