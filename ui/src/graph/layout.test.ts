import { expect, it } from "vitest";
import type { Reach } from "@/api/types";
import { edge, object, reach } from "@/testing/reach";
import { layered, neighbour } from "./layout";

const NOTHING = new Set<string>();
const ROOT = new Set(["c1"]);

const only = (part: Pick<Reach, "objects" | "edges" | "reached">): Reach => ({ ...reach, ...part });
const layerOf = (drawing: ReturnType<typeof layered>, id: string) =>
  drawing.nodes.find((it) => it.members.some((one) => one.id === id))?.layer;

it("puts each object as far from the root as its shortest way has edges", () => {
  const drawing = layered(reach, ROOT, NOTHING);
  expect(["c1", "shop_app", "shop_owner", "root", "table_3"].map((it) => layerOf(drawing, it))).toEqual([
    0, 1, 2, 2, 3,
  ]);
});

it("draws many like ends of one begin as one, until it is opened", () => {
  const closed = layered(reach, ROOT, NOTHING);
  const group = closed.nodes.find((it) => it.members.length > 1);
  expect(closed.nodes).toHaveLength(5);
  expect(group?.members).toHaveLength(12);
  expect(closed.lines.filter((it) => it.to === group)).toHaveLength(1);
  const opened = layered(reach, ROOT, new Set([group?.id ?? ""]));
  expect(opened.nodes).toHaveLength(16);
});

it("puts what everybody reaches to the right when it is asked who reaches it", () => {
  const backwards = only({
    objects: [object("a"), object("b"), object("bucket", { objectKind: "resource" })],
    edges: [edge("a", "b"), edge("b", "bucket", { kind: "ACTS" })],
    reached: [
      { id: "b", privilege: "READ", full: false, path: [1] },
      { id: "a", privilege: "READ", full: false, path: [0, 1] },
    ],
  });
  const drawing = layered(backwards, new Set(["bucket"]), NOTHING);
  expect(["a", "b", "bucket"].map((it) => layerOf(drawing, it))).toEqual([0, 1, 2]);
});

it("ends with a circle, and draws no two on one place", () => {
  const circle = only({
    objects: [object("a"), object("b"), object("c")],
    edges: [edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("a", "c")],
    reached: [
      { id: "b", privilege: "READ", full: false, path: [0] },
      { id: "c", privilege: "READ", full: false, path: [3] },
    ],
  });
  const drawing = layered(circle, new Set(["a"]), NOTHING);
  expect(["a", "b", "c"].map((it) => layerOf(drawing, it))).toEqual([0, 1, 1]);
  expect(new Set(drawing.nodes.map((it) => `${it.x} ${it.y}`)).size).toBe(3);
});

it("crosses no lines that need not cross", () => {
  const starts = ["a", "b", "c", "d"];
  const drawing = layered(
    only({
      objects: ["r", ...starts, ...starts.map((it) => `${it}2`).reverse()].map((it) => object(it, { kind: it })),
      edges: [...starts.map((it) => edge("r", it)), ...starts.map((it) => edge(it, `${it}2`))],
      reached: starts.map((it, index) => ({ id: it, privilege: "READ", full: false, path: [index] })),
    }),
    new Set(["r"]),
    NOTHING,
  );
  const crossing = drawing.lines.some((one) =>
    drawing.lines.some(
      (other) =>
        one.from.layer === 1 && (one.from.y - other.from.y) * (one.to.y - other.to.y) < 0 && other.from.layer === 1,
    ),
  );
  expect(crossing).toBe(false);
});

it("walks along the edges and within a layer", () => {
  const drawing = layered(reach, ROOT, NOTHING);
  expect(neighbour(drawing, "c1", "ArrowRight")?.id).toBe("shop_app");
  expect(neighbour(drawing, "root", "ArrowLeft")?.id).toBe("shop_app");
  const other = neighbour(drawing, "root", "ArrowUp") ?? neighbour(drawing, "root", "ArrowDown");
  expect(other?.id).toBe("shop_owner");
  expect(neighbour(drawing, "c1", "ArrowLeft")).toBeUndefined();
});
