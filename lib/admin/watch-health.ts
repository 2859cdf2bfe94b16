import { LRUCache } from "lru-cache";
import { log } from "@/lib/log";
import { readHealth } from "./health";
import { readHealthFacts } from "./health-facts";
import { judgeHealth, type Light, type Signal, worstLight } from "./judge-health";

export type Watched = { light: Light; signals: Signal[] };

const READ_EVERY_MS = 3_000;

/** How everything that is watched stands at this moment. Throws when the database does not answer. */
export async function watchHealth(): Promise<Watched> {
  const [facts, rules] = await Promise.all([readHealthFacts(), readHealth()]);
  const signals = judgeHealth(facts, rules);
  return { light: worstLight(signals), signals };
}

const cache = new LRUCache<"light", { light: Light }>({
  max: 1,
  ttl: READ_EVERY_MS,
  fetchMethod: () => watchHealth(),
});

/** The light at the top of every staff page, a few seconds old at most. "amber" when nobody can say. */
export async function readLight(): Promise<Light> {
  try {
    return (await cache.fetch("light"))?.light ?? "amber";
  } catch (error) {
    log.error({ err: error }, "how the shop runs could not be read");
    return "amber";
  }
}
