import { openTown } from "@/faults/town/town";
import { Lifetime } from "@/scripts/command/lifetime";
import { TOWN_FIGURES } from "./figures";
import { obeyOrders } from "./obey";

// A town: a shop of many processes, which this one starts, kills and judges.
const lifetime = new Lifetime();
try {
  obeyOrders(await openTown(lifetime), TOWN_FIGURES, () => lifetime.stop());
} catch (error) {
  await lifetime.stop();
  throw error;
}
