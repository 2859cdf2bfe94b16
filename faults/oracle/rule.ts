import type { ShopSide } from "./shop-side";
import type { StripeSide } from "./stripe-side";

/** Something that must not be. `subject` is the id of what it is about. */
export type Violation = { rule: string; subject: string; detail: string };

/** Both sides, and by what one finds the other. */
export type Sides = {
  stripe: StripeSide;
  shop: ShopSide;
  /** True once faults have stopped and everything has been worked off: then nothing may be under way. */
  settled: boolean;
};

export type Found = Omit<Violation, "rule">;
export type Rule = (sides: Sides) => Found[];
