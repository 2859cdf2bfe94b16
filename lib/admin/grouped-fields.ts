import { z } from "zod";

/**
 * The fields of a form of which some stand for one of many things each: those whose names begin with `group` and a dot
 * are together under `group`, by what follows the dot.
 */
export function fieldsGroupedBy(group: string) {
  const prefix = `${group}.`;
  return z.record(z.string(), z.unknown()).transform((fields) => {
    const all = Object.entries(fields);
    const isOfGroup = ([name]: [string, unknown]) => name.startsWith(prefix);
    return {
      [group]: Object.fromEntries(
        all.filter(isOfGroup).map(([name, value]) => [name.slice(prefix.length), value]),
      ),
      ...Object.fromEntries(all.filter((field) => !isOfGroup(field))),
    };
  });
}
