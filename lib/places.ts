/** Something that each key may have only so many of at once: streams of an address, requests in hand. */
export type Places = {
  /** Takes a place. Null when the key has all of its own; else the function that gives it back. */
  take: (key: string) => (() => void) | null;
};

/** Places in this process, `most` for each key. Keys that hold none take no memory. */
export function createPlaces(most: number): Places {
  const taken = new Map<string, number>();
  return {
    take(key) {
      const count = taken.get(key) ?? 0;
      if (count >= most) return null;
      taken.set(key, count + 1);
      let isGivenBack = false;
      return () => {
        if (isGivenBack) return;
        isGivenBack = true;
        const left = (taken.get(key) ?? 1) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
  };
}
