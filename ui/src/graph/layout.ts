import type { GraphEdge, GraphObject, Reach } from "@/api/types";

export const NODE = { width: 176, height: 44, gap: 12, across: 44 };
/** More than this is not drawn: nobody could read it. */
export const MOST_DRAWN = 300;
/** So many like ones of one begin are drawn as one. */
const ALIKE = 5;

export interface Placed {
  id: string;
  /** What is drawn: one object, or several that are alike. */
  members: GraphObject[];
  layer: number;
  x: number;
  y: number;
}

export interface Line {
  from: Placed;
  to: Placed;
  edges: GraphEdge[];
}

export interface Drawing {
  nodes: Placed[];
  lines: Line[];
  layers: number;
  width: number;
  height: number;
}

/**
 * Puts the objects of the proofs into layers: as far from the roots as the shortest way has edges. Forwards the roots stand
 * left and what falls with them to the right; backwards the root stands right, and who reaches it to the left.
 */
export function layered(reach: Reach, roots: ReadonlySet<string>, open: ReadonlySet<string>, room = 0): Drawing {
  const backwards = reach.reached.some(
    (it) => it.path.length > 0 && roots.has(reach.edges[it.path.at(-1) ?? 0]?.to ?? ""),
  );
  const depth = depths(reach.edges, roots, backwards);
  const deepest = Math.max(0, ...depth.values());
  const groups = grouped(reach, depth, open, backwards);
  const layers: Placed[][] = Array.from({ length: deepest + 1 }, () => []);
  const placeOf = new Map<string, Placed>();
  for (const [id, members] of groups) {
    const far = depth.get(members[0]?.id ?? "") ?? 0;
    const layer = backwards ? deepest - far : far;
    const node = { id, members, layer, x: 0, y: 0 };
    layers[layer]?.push(node);
    for (const it of members) {
      placeOf.set(it.id, node);
    }
  }
  const lines = linesBetween(reach.edges, placeOf);
  order(layers, lines);
  return place(layers, lines, room);
}

function listed<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function depths(edges: GraphEdge[], roots: ReadonlySet<string>, backwards: boolean): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [near, far] = backwards ? [to, from] : [from, to];
    listed(next, near).push(far);
  }
  const depth = new Map([...roots].map((it) => [it, 0]));
  const waiting = [...roots];
  for (let at = 0; at < waiting.length; at++) {
    const id = waiting[at] as string;
    for (const other of next.get(id) ?? []) {
      if (!depth.has(other)) {
        depth.set(other, (depth.get(id) ?? 0) + 1);
        waiting.push(other);
      }
    }
  }
  return depth;
}

/** What ends there, begins at the same and is alike, becomes one; what was opened does not. */
function grouped(reach: Reach, depth: Map<string, number>, open: ReadonlySet<string>, backwards: boolean) {
  const near = new Map<string, Set<string>>();
  const passed = new Set<string>();
  for (const { from, to } of reach.edges) {
    const [begin, end] = backwards ? [to, from] : [from, to];
    passed.add(begin);
    near.set(end, (near.get(end) ?? new Set()).add(begin));
  }
  const had = new Map(reach.reached.map((it) => [it.id, it.privilege]));
  const alike = new Map<string, GraphObject[]>();
  for (const it of reach.objects) {
    if (depth.has(it.id)) {
      const before = [...(near.get(it.id) ?? [])].sort().join("+");
      const leaf = before !== "" && !passed.has(it.id);
      const key = leaf ? ["group", before, it.kind, it.sensitivity, had.get(it.id)].join(":") : it.id;
      listed(alike, key).push(it);
    }
  }
  const groups = new Map<string, GraphObject[]>();
  for (const [key, members] of alike) {
    if (members.length < ALIKE || open.has(key)) {
      for (const it of members) {
        groups.set(it.id, [it]);
      }
    } else {
      groups.set(key, members);
    }
  }
  return groups;
}

function linesBetween(edges: GraphEdge[], placeOf: Map<string, Placed>): Line[] {
  const lines = new Map<string, Line>();
  for (const edge of edges) {
    const from = placeOf.get(edge.from);
    const to = placeOf.get(edge.to);
    if (from && to && from !== to) {
      const key = `${from.id} ${to.id}`;
      const line = lines.get(key) ?? { from, to, edges: [] };
      line.edges.push(edge);
      lines.set(key, line);
    }
  }
  return [...lines.values()];
}

/** Few crossings: each layer is sorted by the middle of what its members hang on, to and fro. */
function order(layers: Placed[][], lines: Line[]) {
  const around = new Map<Placed, Placed[]>();
  for (const { from, to } of lines) {
    listed(around, from).push(to);
    listed(around, to).push(from);
  }
  const number = (layer: Placed[]) => {
    layer.forEach((it, index) => {
      it.y = index - (layer.length - 1) / 2;
    });
  };
  layers.forEach(number);
  for (let sweep = 0; sweep < 6; sweep++) {
    const forth = sweep % 2 === 0;
    for (const layer of forth ? layers : layers.toReversed()) {
      const middle = new Map(
        layer.map((it) => {
          const near = (around.get(it) ?? []).filter((other) =>
            forth ? other.layer < it.layer : other.layer > it.layer,
          );
          return [it, near.length > 0 ? near.reduce((sum, other) => sum + other.y, 0) / near.length : it.y];
        }),
      );
      layer.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
      number(layer);
    }
  }
}

function place(layers: Placed[][], lines: Line[], room: number): Drawing {
  const most = Math.max(1, ...layers.map((it) => it.length));
  const height = most * (NODE.height + NODE.gap);
  const spare = (room - layers.length * NODE.width) / Math.max(1, layers.length - 1);
  const across = Math.max(NODE.across, Math.min(spare, 150));
  layers.forEach((layer, column) => {
    const top = (height - layer.length * (NODE.height + NODE.gap)) / 2;
    layer.forEach((it, row) => {
      it.x = column * (NODE.width + across);
      it.y = top + row * (NODE.height + NODE.gap);
    });
  });
  const width = layers.length * NODE.width + (layers.length - 1) * across;
  return { nodes: layers.flat(), lines, layers: layers.length, width, height };
}

/** Where an arrow key leads: along an edge to the left and right, within the layer up and down. */
export function neighbour(drawing: Drawing, id: string, key: string): Placed | undefined {
  const at = drawing.nodes.find((it) => it.id === id);
  if (!at) {
    return drawing.nodes[0];
  }
  const layer = drawing.nodes.filter((it) => it.layer === at.layer);
  const near = (found: Placed[]) => found.sort((a, b) => Math.abs(a.y - at.y) - Math.abs(b.y - at.y))[0];
  switch (key) {
    case "ArrowDown":
      return layer[layer.indexOf(at) + 1];
    case "ArrowUp":
      return layer[layer.indexOf(at) - 1];
    case "ArrowRight":
      return near(drawing.lines.filter((it) => it.from === at).map((it) => it.to));
    case "ArrowLeft":
      return near(drawing.lines.filter((it) => it.to === at).map((it) => it.from));
    default:
      return undefined;
  }
}
