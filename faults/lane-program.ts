import { openLane } from "@/faults/world/lane";
import { FIGURES } from "./figures";
import { obeyOrders } from "./obey";

// A lane: one process that is a shop, on a database and a sandbox of its own. Its argument says where the database is.
const lane = await openLane(JSON.parse(process.argv[2] ?? "{}"));
obeyOrders(lane, FIGURES, lane.close);
