type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
};

type GroupCommit<Item, Result> = {
  /** Items with a key in common are never in one batch: the second waits for the next one. */
  keysOf: (item: Item) => readonly string[];
  /** Items in one batch at most. */
  most: number;
  /** Does all of a batch, or none of it. Answers in the order of the items. */
  together: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Does one item by itself, when its batch has failed. */
  alone: (item: Item) => Promise<Result>;
};

/**
 * Collects what arrives while a batch is being written and writes it as the next one. There is no timer: an
 * item that finds nothing under way starts at once and alone, so an idle shop waits for nothing. When a batch
 * fails its items are done one by one, so that one that cannot be done harms no other. Each caller hears of
 * its own item, after the commit.
 */
export function createGroupCommit<Item, Result>(
  work: GroupCommit<Item, Result>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let running = false;

  function nextBatch(): Waiting<Item, Result>[] {
    const taken = new Set<string>();
    const batch: Waiting<Item, Result>[] = [];
    const rest: Waiting<Item, Result>[] = [];
    for (const entry of waiting) {
      const keys = work.keysOf(entry.item);
      const fits = batch.length < work.most && !keys.some((key) => taken.has(key));
      (fits ? batch : rest).push(entry);
      // Also the keys of those left behind: what came later must not overtake them.
      for (const key of keys) taken.add(key);
    }
    waiting = rest;
    return batch;
  }

  async function doAlone({ item, resolve, reject }: Waiting<Item, Result>): Promise<void> {
    await work.alone(item).then(resolve, reject);
  }

  /** Whether it could be done, all of it. */
  async function doTogether(batch: readonly Waiting<Item, Result>[]): Promise<boolean> {
    try {
      const results = await work.together(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        if (index in results) resolve(results[index] as Result);
        else reject(new Error("a batch was written and says nothing of one of its items"));
      });
      return true;
    } catch {
      // Whoever is at fault fails again by itself, and hears why.
    }
    return false;
  }

  async function doBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    if (batch.length > 1 && (await doTogether(batch))) return;
    for (const entry of batch) await doAlone(entry);
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) await doBatch(nextBatch());
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });
}
