import type { Town } from "@/faults/town/town";
import { blackout } from "./blackout";
import { crash } from "./crash";
import { duplicates } from "./duplicates";
import { falsified } from "./falsified";
import type { Figure } from "./figure";
import { fuzz } from "./fuzz";
import { histories } from "./histories";
import { httpDuplicates } from "./http-duplicates";
import { httpOversell } from "./http-oversell";
import { kills } from "./kills";
import { model } from "./model";
import { oversell } from "./oversell";
import { permutations } from "./permutations";
import { refundRace } from "./refund-race";
import { restore } from "./restore";
import { soak } from "./soak";

/** Figures of a shop inside one process, in the order of the report. */
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
  restore,
  falsified,
];

/** Figures of a shop of many processes, in the order of the report. */
export const TOWN_FIGURES: readonly Figure<Town>[] = [kills, httpDuplicates, httpOversell, soak];
