/** What every stored thing has. Records are never changed in place: a change puts a new record under the same id. */
export type Stored = { id: string; created: number };

export type ListQuery<T> = {
  /** Only records under one of these keys of this index. */
  index?: { name: string; keys: readonly string[] };
  filter?: (record: T) => boolean;
  /** Bounds on `created` in seconds, both included. */
  from?: number;
  to?: number;
  limit: number;
  startingAfter?: T;
  endingBefore?: T;
};

export type Page<T> = { records: T[]; hasMore: boolean };

/**
 * Records in order of creation with hash indexes. A page costs what it returns, however many records there are:
 * each index keeps the positions of its records in ascending order, and cursors are found by binary search.
 */
export class Collection<T extends Stored> {
  readonly name: string;
  readonly #items: (T | undefined)[] = [];
  readonly #positions = new Map<string, number>();
  readonly #indexes: { name: string; keyOf: (record: T) => string | null; places: Map<string, number[]> }[];
  readonly #changed: (name: string, id: string, record: T | null) => void;

  constructor(
    name: string,
    indexes: Record<string, (record: T) => string | null>,
    changed: (name: string, id: string, record: T | null) => void,
  ) {
    this.name = name;
    this.#indexes = Object.entries(indexes).map(([key, keyOf]) => ({ name: key, keyOf, places: new Map() }));
    this.#changed = changed;
  }

  get size(): number {
    return this.#positions.size;
  }

  get(id: string): T | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : this.#items[position];
  }

  put(record: T): T {
    const known = this.#positions.get(record.id);
    const position = known ?? this.#items.length;
    const before = known === undefined ? undefined : this.#items[known];
    this.#items[position] = record;
    if (known === undefined) this.#positions.set(record.id, position);
    for (const index of this.#indexes) {
      const key = index.keyOf(record);
      const oldKey = before === undefined ? null : index.keyOf(before);
      if (key === oldKey) continue;
      if (oldKey !== null) removePlace(index.places, oldKey, position);
      if (key !== null) addPlace(index.places, key, position);
    }
    this.#changed(this.name, record.id, record);
    return record;
  }

  delete(id: string): void {
    const position = this.#positions.get(id);
    const record = position === undefined ? undefined : this.#items[position];
    if (position === undefined || !record) return;
    this.#items[position] = undefined;
    this.#positions.delete(id);
    for (const index of this.#indexes) {
      const key = index.keyOf(record);
      if (key !== null) removePlace(index.places, key, position);
    }
    this.#changed(this.name, id, null);
    if (this.#items.length > 1024 && this.#positions.size < this.#items.length / 2) this.#compact();
  }

  /** Puts back a record that `records` once gave out, read from a file in between. */
  restore(record: object): void;
  restore(record: T): void {
    this.put(record);
  }

  records(): Stored[] {
    return [...this.all()];
  }

  /** Oldest first. */
  *all(): Generator<T> {
    for (const item of this.#items) if (item) yield item;
  }

  /**
   * Drops everything but the newest `keep` records created at or after `from` (seconds) and those that are `needed`
   * all the same. Costs one rebuild.
   */
  trim(keep: number, from: number, needed: (record: T) => boolean = () => false): void {
    const kept = this.#items.filter((item) => item !== undefined);
    const dropped = Math.max(kept.length - keep, 0);
    for (const [at, record] of kept.entries()) {
      if ((at < dropped || record.created < from) && !needed(record)) {
        this.#items[this.#positions.get(record.id) ?? -1] = undefined;
        this.#positions.delete(record.id);
        this.#changed(this.name, record.id, null);
      }
    }
    this.#compact();
  }

  /** Newest first, as Stripe lists; with `endingBefore` the page just newer than the cursor, still newest first. */
  list(query: ListQuery<T>): Page<T> {
    const upwards = query.endingBefore !== undefined;
    const cursor = query.endingBefore ?? query.startingAfter;
    const edge = cursor && this.#positions.get(cursor.id);
    const found: T[] = [];
    for (const position of this.#walk(query, upwards, edge)) {
      const record = this.#items[position];
      if (!record) continue;
      if (query.from !== undefined && record.created < query.from) {
        if (upwards) continue;
        break;
      }
      if (query.to !== undefined && record.created > query.to) {
        if (upwards) break;
        continue;
      }
      if (query.filter && !query.filter(record)) continue;
      found.push(record);
      if (found.length > query.limit) break;
    }
    const hasMore = found.length > query.limit;
    if (hasMore) found.pop();
    return { records: upwards ? found.reverse() : found, hasMore };
  }

  /** Positions in the order wanted, starting beyond the cursor and within the bounds on `created`. */
  *#walk(query: ListQuery<T>, upwards: boolean, edge: number | undefined): Generator<number> {
    let low = query.from === undefined ? 0 : this.#firstAt(query.from);
    let high = query.to === undefined ? this.#items.length : this.#firstAt(query.to + 1);
    if (edge !== undefined && upwards) low = Math.max(low, edge + 1);
    if (edge !== undefined && !upwards) high = Math.min(high, edge);
    const { index } = query;
    if (!index) {
      if (upwards) for (let at = low; at < high; at += 1) yield at;
      else for (let at = high - 1; at >= low; at -= 1) yield at;
      return;
    }
    const places = this.#indexes.find((candidate) => candidate.name === index.name)?.places;
    const lists = index.keys.map((key) => places?.get(key) ?? []).filter((list) => list.length > 0);
    yield* upwards ? mergeUp(lists, low, high) : mergeDown(lists, low, high);
  }

  /** First position whose record was created at or after `seconds`. Holes left by deletions are looked past. */
  #firstAt(seconds: number): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      let probe = middle;
      while (probe > low && !this.#items[probe]) probe -= 1;
      const record = this.#items[probe];
      if (record && record.created >= seconds) high = probe;
      else low = middle + 1;
    }
    return low;
  }

  #compact(): void {
    const kept = this.#items.filter((item) => item !== undefined);
    this.#items.length = 0;
    this.#positions.clear();
    for (const index of this.#indexes) index.places.clear();
    for (const record of kept) {
      const position = this.#items.push(record) - 1;
      this.#positions.set(record.id, position);
      for (const index of this.#indexes) {
        const key = index.keyOf(record);
        if (key !== null) addPlace(index.places, key, position);
      }
    }
  }
}

function lowerBound(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addPlace(places: Map<string, number[]>, key: string, position: number): void {
  const list = places.get(key);
  if (!list) places.set(key, [position]);
  else if ((list[list.length - 1] ?? -1) < position) list.push(position);
  else list.splice(lowerBound(list, position), 0, position);
}

function removePlace(places: Map<string, number[]>, key: string, position: number): void {
  const list = places.get(key);
  if (!list) return;
  const at = lowerBound(list, position);
  if (list[at] === position) list.splice(at, 1);
  if (list.length === 0) places.delete(key);
}

function* mergeDown(lists: number[][], low: number, high: number): Generator<number> {
  const cursors = lists.map((list) => lowerBound(list, high) - 1);
  for (;;) {
    let best = -1;
    let bestList = -1;
    for (let at = 0; at < lists.length; at += 1) {
      const value = lists[at]?.[cursors[at] ?? -1] ?? -1;
      if (value > best) {
        best = value;
        bestList = at;
      }
    }
    if (bestList < 0 || best < low) return;
    cursors[bestList] = (cursors[bestList] ?? 0) - 1;
    yield best;
  }
}

function* mergeUp(lists: number[][], low: number, high: number): Generator<number> {
  const cursors = lists.map((list) => lowerBound(list, low));
  for (;;) {
    let best = Number.POSITIVE_INFINITY;
    let bestList = -1;
    for (let at = 0; at < lists.length; at += 1) {
      const value = lists[at]?.[cursors[at] ?? 0];
      if (value !== undefined && value < best) {
        best = value;
        bestList = at;
      }
    }
    if (bestList < 0 || best >= high) return;
    cursors[bestList] = (cursors[bestList] ?? 0) + 1;
    yield best;
  }
}
