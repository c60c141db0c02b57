import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ConfirmButton } from "@/shared/ConfirmButton";
import { Card } from "@/shared/card";
import form from "@/shared/form.module.css";
import { Empty, Loaded } from "@/shared/states";
import { useChange } from "@/shared/useChange";
import styles from "./alerts.module.css";

interface EditableListProps<T> {
  query: UseQueryResult<{ items: T[] }, Error>;
  lead: string;
  none: { title: string; words: string; action?: ReactNode };
  /** What adds one; absent when the person may not, or something else must be there first. */
  add?: string;
  item: (item: T, edit: () => void) => ReactNode;
  /** The form for one, or for a new one when there is none. */
  form: (item: T | null, close: () => void) => ReactNode;
}

/** A short list of things that are made, edited and deleted by hand. */
export function EditableList<T>({ query, lead, none, add, item, form }: EditableListProps<T>) {
  const [editing, setEditing] = useState<T | "new" | null>(null);
  const button = add && (
    <Button variant="filled" onClick={() => setEditing("new")}>
      {add}
    </Button>
  );
  return (
    <div className={styles.scroll}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <div className={styles.list}>
              <Card>
                <Empty title={none.title} action={none.action ?? button}>
                  {none.words}
                </Empty>
              </Card>
            </div>
          ) : (
            <div className={styles.list}>
              <div className="between">
                <p className="dim">{lead}</p>
                {button}
              </div>
              {items.map((it) => item(it, () => setEditing(it)))}
            </div>
          )
        }
      </Loaded>
      {editing && form(editing === "new" ? null : editing, () => setEditing(null))}
    </div>
  );
}

interface EditableCardProps {
  name: string;
  what: string;
  mark: ReactNode;
  lines: ReactNode;
  may: boolean;
  onEdit: () => void;
  actions?: ReactNode;
  said?: ReactNode;
  remove: { act: () => Promise<unknown>; consequence: string };
}

export function EditableCard({ name, what, mark, lines, may, onEdit, actions, said, remove }: EditableCardProps) {
  const removing = useChange(remove.act, { said: `${name} is deleted.` });
  return (
    <Card pad>
      <div className={form.item}>
        <div className="stack" style={{ gap: 4 }}>
          <span className="row">
            <b>{name}</b>
            {mark}
          </span>
          {lines}
        </div>
        {may && (
          <span className="row">
            {actions}
            <Button onClick={onEdit}>Edit</Button>
          </span>
        )}
      </div>
      {said && <div className={styles.below}>{said}</div>}
      {may && (
        <div className={styles.below}>
          <ConfirmButton
            name={`Delete ${what}`}
            consequence={remove.consequence}
            onConfirm={() => removing.mutate(undefined)}
            busy={removing.isPending}
          />
        </div>
      )}
    </Card>
  );
}
