/** A change to one file: `find` must be there exactly once. */
export type Edit = { file: string; find: string; replace: string };

/** A mistake that somebody could make. Switched on in a copy, it must be caught by one of the figures named. */
export type Bug = {
  name: string;
  edits?: readonly Edit[];
  /** What is done to the database's own rules. */
  sql?: string;
  /** Figures that should notice, the quickest first, and how many runs of each are tried. */
  hunt: readonly { figure: string; runs: number }[];
};
