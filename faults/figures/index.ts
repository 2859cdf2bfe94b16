import { blackout } from "./blackout";
import { crash } from "./crash";
import { duplicates } from "./duplicates";
import { falsified } from "./falsified";
import type { Figure } from "./figure";
import { fuzz } from "./fuzz";
import { histories } from "./histories";
import { model } from "./model";
import { oversell } from "./oversell";
import { permutations } from "./permutations";
import { refundRace } from "./refund-race";

/** Every figure, in the order of the report. */
export const FIGURES: readonly Figure[] = [
  crash,
  histories,
  model,
  permutations,
  duplicates,
  fuzz,
  oversell,
  refundRace,
  blackout,
  falsified,
];
