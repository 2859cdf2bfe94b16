type Attributes = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;
type Child = Node | string | null | undefined | false;

/** Builds an element: strings become attributes, functions listeners (`onclick`), true an empty attribute. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** One of this program's own drawings, as a decorative element unless `label` names it. */
export function icon(svg: string, className: string, label?: string): HTMLSpanElement {
  const holder = h("span", { class: className, "aria-hidden": label ? undefined : "true" });
  holder.innerHTML = svg;
  if (label) {
    holder.setAttribute("role", "img");
    holder.setAttribute("aria-label", label);
  }
  return holder;
}
