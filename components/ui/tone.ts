export type Tone = "plain" | "neutral" | "info" | "success" | "warning" | "danger";

/** Text on its soft background; each pair has a contrast of at least 4.5 in both colour schemes. */
export const TONE_STYLE: Record<Tone, string> = {
  plain: "bg-bg text-ink",
  neutral: "bg-surface-2 text-ink-muted",
  info: "bg-accent-soft text-accent",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};
