import type { Bug } from "./bug";

// Which figures are to notice a bug, the quickest first, and how many runs of each are tried.

export const HISTORIES: Bug["hunt"] = [{ figure: "histories", runs: 2 }];
export const CRASHES: Bug["hunt"] = [{ figure: "crash", runs: 150 }];
export const DELIVERIES: Bug["hunt"] = [
  { figure: "duplicates", runs: 3 },
  { figure: "crash", runs: 150 },
];
export const LIVES: Bug["hunt"] = [
  { figure: "blackout", runs: 2 },
  { figure: "duplicates", runs: 3 },
];
export const CROWD: Bug["hunt"] = [
  { figure: "oversell", runs: 1 },
  { figure: "model", runs: 60 },
];
export const FUZZ: Bug["hunt"] = [{ figure: "fuzz", runs: 20 }];
export const REFUNDS: Bug["hunt"] = [
  { figure: "refunds", runs: 20 },
  { figure: "crash", runs: 150 },
];
