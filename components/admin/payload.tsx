/** A payload as it can be read: indented, scrolling in its own box, reachable by keyboard. */
export function Payload({ label, text }: { label: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="max-h-120 overflow-auto rounded-md bg-surface-2">
      <pre className="w-max min-w-full p-4 font-mono text-xs">{text}</pre>
    </section>
  );
}
