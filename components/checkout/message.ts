/** What stands above the Pay button after a press that did not end on the order's page. */
export type PayMessage = {
  tone: "danger" | "warning" | "info";
  title: string;
  /** What happened and what to do, one sentence or change an item. */
  lines: string[];
  link?: { href: string; label: string };
};

export const NOT_TWICE = "Press Pay to try again: you will not be charged twice.";
