/**
 * Formats what was typed and puts the caret back behind the same character. `counts` tells the characters that were
 * typed from those that formatting adds.
 */
export function formatInPlace(
  input: HTMLInputElement,
  event: Event,
  format: (value: string, deleting: boolean) => string,
  counts = /\d/,
): void {
  const deleting = event instanceof InputEvent && event.inputType.startsWith("delete");
  const before = input.value.slice(0, input.selectionStart ?? input.value.length);
  const wanted = [...before].filter((sign) => counts.test(sign)).length;
  const atEnd = before.length === input.value.length;
  input.value = format(input.value, deleting);
  if (atEnd || document.activeElement !== input) return;
  let seen = 0;
  let position = 0;
  while (position < input.value.length && seen < wanted) {
    if (counts.test(input.value[position] ?? "")) seen += 1;
    position += 1;
  }
  input.setSelectionRange(position, position);
}
