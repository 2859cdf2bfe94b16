type Drawn = { node: HTMLElement; signature: string };

/**
 * Keeps a list of elements in step with a list of things. A thing whose signature is unchanged keeps its element,
 * with its focus and its open parts; a changed one is drawn anew and gets the focus back by `data-focus`.
 */
export function createKeyedList<T>(
  root: HTMLElement,
  keyOf: (item: T) => string,
  signatureOf: (item: T) => string,
  draw: (item: T) => HTMLElement,
): (items: T[]) => void {
  let known = new Map<string, Drawn>();
  return (items) => {
    const next = new Map<string, Drawn>();
    for (const [index, item] of items.entries()) {
      const key = keyOf(item);
      const before = known.get(key);
      const signature = signatureOf(item);
      const drawn =
        before?.signature === signature ? before : { node: redraw(before?.node, draw(item)), signature };
      next.set(key, drawn);
      if (root.children[index] !== drawn.node) root.insertBefore(drawn.node, root.children[index] ?? null);
    }
    for (const [key, { node }] of known) if (next.get(key)?.node !== node) node.remove();
    known = next;
  };
}

function redraw(before: HTMLElement | undefined, after: HTMLElement): HTMLElement {
  if (!before) return after;
  after.classList.remove("is-new");
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  const wanted = focused instanceof HTMLElement ? focused.dataset.focus : undefined;
  for (const open of before.querySelectorAll<HTMLDetailsElement>("details[open][data-focus]")) {
    const twin = after.querySelector<HTMLDetailsElement>(`details[data-focus="${open.dataset.focus}"]`);
    if (twin) twin.open = true;
  }
  before.replaceWith(after);
  if (wanted) after.querySelector<HTMLElement>(`[data-focus="${wanted}"]`)?.focus();
  return after;
}
