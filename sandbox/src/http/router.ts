import type { ApiRoute } from "./call";

type Node = { fixed: Map<string, Node>; any: Node | null; routes: Map<string, ApiRoute> };

function emptyNode(): Node {
  return { fixed: new Map(), any: null, routes: new Map() };
}

export type Match = { route: ApiRoute; ids: string[] };

export type Router = (method: string, path: string) => Match | null;

/** A tree over the parts of the paths, built once. Paths come without their leading `/v1/`. */
export function createRouter(routes: readonly ApiRoute[]): Router {
  const root = emptyNode();
  for (const route of routes) {
    let node = root;
    for (const part of route.path.split("/")) node = childFor(node, part);
    node.routes.set(route.method, route);
  }
  return (method, path) => {
    let node: Node | null | undefined = root;
    const ids: string[] = [];
    for (const part of path.split("/")) {
      const fixed: Node | undefined = node.fixed.get(part);
      if (!fixed) ids.push(part);
      node = fixed ?? node.any;
      if (!node) return null;
    }
    const route = node.routes.get(method);
    return route ? { route, ids } : null;
  };
}

function childFor(node: Node, part: string): Node {
  if (part === ":") {
    node.any ??= emptyNode();
    return node.any;
  }
  const known = node.fixed.get(part);
  if (known) return known;
  const made = emptyNode();
  node.fixed.set(part, made);
  return made;
}
