/** Whether something is offered in the shop. */
export function ActiveCheckbox({ active, label, hint }: { active: boolean; label: string; hint: string }) {
  return (
    <label className="flex items-start gap-2.5 text-sm">
      <input
        type="checkbox"
        name="active"
        value="yes"
        defaultChecked={active}
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        {label}
        <span className="block text-xs text-ink-muted">{hint}</span>
      </span>
    </label>
  );
}
