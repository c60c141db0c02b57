import { Button } from "@mantine/core";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { GraphEdge, GraphObject, Reach } from "@/api/types";
import { count, kindWords, number } from "@/shared/format";
import { useWidth } from "@/shared/table/useWidth";
import styles from "./graph.module.css";
import { type Line, layered, MOST_DRAWN, NODE, neighbour, type Placed } from "./layout";
import { about } from "./words";

interface PictureProps {
  reach: Reach;
  roots: ReadonlySet<string>;
  chosen: string | null;
  onChoose: (id: string) => void;
  /** Where so many are to be shown that none could be made out. */
  onTooMany: () => void;
}

/** The proofs as layers. One stop for the keyboard; arrows walk along the edges, Enter opens what is drawn as one. */
export function Picture({ reach, roots, chosen, onChoose, onTooMany }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame) - 32;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [focus, setFocus] = useState<string | null>(null);
  const [zoom, setZoom] = useState(1);
  const drawing = useMemo(() => layered(reach, roots, open, room), [reach, roots, open, room]);
  const holder = drawing.nodes.find((it) => it.members.some((one) => one.id === chosen));
  const current = focus && drawing.nodes.some((it) => it.id === focus) ? focus : (holder ?? drawing.nodes[0])?.id;
  const lit = useMemo(() => onTheWay(reach, chosen), [reach, chosen]);
  useEffect(() => {
    if (focus) {
      frame.current?.querySelector<HTMLElement>(`[data-node="${focus}"]`)?.focus();
    }
  }, [focus]);
  useEffect(() => {
    const begin = frame.current?.querySelector<HTMLElement>(`[data-node="${[...roots][0]}"]`);
    frame.current?.scrollTo(begin?.offsetLeft ?? 0, (begin?.offsetTop ?? 0) - frame.current.clientHeight / 2);
  }, [roots]);
  const kept = holder?.id ?? current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size moves everything
  useEffect(() => bring(frame.current, kept), [kept, zoom]);
  const press = (node: Placed) => {
    if (node.members.length > MOST_DRAWN) {
      onTooMany();
    } else if (node.members.length > 1) {
      setOpen(new Set([...open, node.id]));
      setFocus(node.members[0]?.id ?? null);
    } else {
      setFocus(node.id);
      onChoose(node.id);
    }
  };
  const move = (event: KeyboardEvent) => {
    const next = event.key.startsWith("Arrow") && current ? neighbour(drawing, current, event.key) : undefined;
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (next) {
      setFocus(next.id);
      if (next.members.length === 1) {
        onChoose(next.id);
      }
    }
  };
  if (drawing.nodes.length > MOST_DRAWN) {
    return (
      <p className={styles.toomany}>
        {count(drawing.nodes.length, "object")} are too many to draw. The table has all of them, with the same ways.
      </p>
    );
  }
  return (
    <div ref={frame} className={styles.frame}>
      <Zoom zoom={zoom} fitting={room / drawing.width} onZoom={setZoom} />
      {/* biome-ignore lint/a11y/useSemanticElements: no element of HTML is a graph */}
      <div
        role="group"
        aria-label="Graph, the same as the table"
        className={styles.canvas}
        style={{ width: drawing.width, height: drawing.height, zoom }}
        onKeyDown={move}
      >
        <Lines lines={drawing.lines} lit={lit} width={drawing.width} height={drawing.height} />
        {drawing.nodes.map((it) => (
          <Box
            key={it.id}
            node={it}
            root={roots.has(it.id)}
            chosen={it === holder}
            stop={it.id === current}
            onPress={() => press(it)}
          />
        ))}
      </div>
    </div>
  );
}

/** Scrolls to what is chosen, or where the keyboard stands, when it is out of sight: by a link, or since the size is another. */
function bring(frame: HTMLElement | null, node: string | undefined) {
  const box = node && frame?.querySelector<HTMLElement>(`[data-node="${node}"]`);
  if (!frame || !box) {
    return;
  }
  const at = box.getBoundingClientRect();
  const room = frame.getBoundingClientRect();
  if (at.left < room.left || at.right > room.right || at.top < room.top || at.bottom > room.bottom) {
    frame.scrollBy(
      (at.left + at.right - room.left - room.right) / 2,
      (at.top + at.bottom - room.top - room.bottom) / 2,
    );
  }
}

const LEAST = 0.4;
const STEP = 0.2;

interface ZoomProps {
  zoom: number;
  /** At which all layers fit beside each other. */
  fitting: number;
  onZoom: (zoom: number) => void;
}

function Zoom({ zoom, fitting, onZoom }: ZoomProps) {
  const fit = Math.max(LEAST, Math.min(1, fitting));
  return (
    <div className={styles.zoom}>
      <Button aria-label="Smaller" disabled={zoom <= LEAST} onClick={() => onZoom(Math.max(LEAST, zoom - STEP))}>
        −
      </Button>
      <Button aria-label="Larger" disabled={zoom >= 1} onClick={() => onZoom(Math.min(1, zoom + STEP))}>
        +
      </Button>
      {fit < 1 && <Button onClick={() => onZoom(fit)}>Fit</Button>}
    </div>
  );
}

function onTheWay(reach: Reach, chosen: string | null): ReadonlySet<GraphEdge> {
  const path = reach.reached.find((it) => it.id === chosen)?.path ?? [];
  return new Set(path.flatMap((at) => reach.edges[at] ?? []));
}

function Lines({
  lines,
  lit,
  width,
  height,
}: {
  lines: Line[];
  lit: ReadonlySet<GraphEdge>;
  width: number;
  height: number;
}) {
  return (
    <svg className={styles.lines} width={width} height={height} aria-hidden="true">
      {lines.map(({ from, to, edges }) => {
        const left = from.x + NODE.width;
        const right = to.x;
        const y1 = from.y + NODE.height / 2;
        const y2 = to.y + NODE.height / 2;
        const bend = right > left ? (right - left) / 2 : NODE.width / 2;
        const bright = edges.some((it) => lit.has(it));
        return (
          <path
            key={`${from.id} ${to.id}`}
            d={`M${left} ${y1} C${left + bend} ${y1},${right - bend} ${y2},${right - 5} ${y2} m-4 -3.5 l5 3.5 l-5 3.5`}
            className={bright ? styles.lit : undefined}
            strokeDasharray={edges.every((it) => it.conditions.length > 0) ? "4 3" : undefined}
          />
        );
      })}
    </svg>
  );
}

interface BoxProps {
  node: Placed;
  root: boolean;
  chosen: boolean;
  stop: boolean;
  onPress: () => void;
}

function Box({ node, root, chosen, stop, onPress }: BoxProps) {
  const [object] = node.members as [GraphObject];
  const several = node.members.length > 1;
  const name = several ? `${number(node.members.length)} of ${kindWords(object.kind)}` : object.name;
  const below = several ? unfolding(node) : about(object);
  return (
    <button
      type="button"
      data-node={node.id}
      tabIndex={stop ? 0 : -1}
      aria-pressed={several ? undefined : chosen}
      aria-expanded={several ? false : undefined}
      title={`${name}, ${below}`}
      className={`${styles.node} ${styles[toneOf(object)] ?? ""} ${root ? styles.root : ""} ${chosen ? styles.chosen : ""}`}
      style={{ left: node.x, top: node.y, width: NODE.width, height: NODE.height }}
      onClick={onPress}
    >
      <b className="cut">{name}</b>
      <span className="cut">
        {object.administrator ? "administrator · " : ""}
        {object.sensitivity && object.sensitivity !== "ORDINARY" ? `${object.sensitivity.toLowerCase()} · ` : ""}
        {below}
      </span>
    </button>
  );
}

function unfolding({ members }: Placed): string {
  return members.length > MOST_DRAWN ? "each is in the table" : "press to show each";
}

function toneOf(object: GraphObject): string {
  if (object.administrator || object.sensitivity === "CRITICAL") {
    return "crit";
  }
  return object.sensitivity === "SENSITIVE" ? "med" : object.objectKind === "exposure" ? "high" : "";
}
