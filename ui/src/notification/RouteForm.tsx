import { MultiSelect, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { get, send } from "@/api/http";
import { useTagged } from "@/api/lists";
import { expressionProblems, inWords } from "@/api/problem";
import type { Channel, Route } from "@/api/types";
import { useVocabulary } from "@/expression/useVocabulary";
import { Dialog } from "@/shared/Dialog";
import { Form, NameField } from "@/shared/form";
import { count } from "@/shared/format";
import { Loaded } from "@/shared/states";
import { useChange } from "@/shared/useChange";
import styles from "./alerts.module.css";

const Editor = lazy(() => import("@/expression/Editor").then((it) => ({ default: it.Editor })));

interface EditRouteProps {
  id: string;
  channels: Channel[];
  onClose: () => void;
}

export function EditRoute({ id, channels, onClose }: EditRouteProps) {
  return (
    <Loaded query={useTagged(`/routes/${id}`)}>
      {({ data, etag }) => <RouteForm route={data} etag={etag} channels={channels} onClose={onClose} />}
    </Loaded>
  );
}

interface RouteFormProps {
  /** None for a new one. */
  route?: Route;
  etag?: string | null;
  channels: Channel[];
  onClose: () => void;
}

export function RouteForm({ route, etag, channels, onClose }: RouteFormProps) {
  const [name, setName] = useState(route?.name ?? "");
  const [filter, setFilter] = useState(route?.filter ?? 'severity in ["CRITICAL", "HIGH"]');
  const [chosen, setChosen] = useState<string[]>(route?.channels ?? channels.slice(0, 1).map((it) => it.id));
  const [enabled, setEnabled] = useState(route?.enabled ?? true);
  const vocabulary = useVocabulary("finding");
  const matching = useMatching(filter);
  const save = useChange(
    () => {
      const body = { name: name.trim(), filter, channels: chosen, enabled };
      return route ? send("put", `/routes/${route.id}`, { body, etag }) : send("post", "/routes", { body });
    },
    { said: "The route is saved and holds from the next finding on.", after: onClose },
  );
  return (
    <Dialog onClose={onClose} title={route ? `Edit ${route.name}` : "Add a route"} size="lg">
      <Form
        submit="Save"
        busy={save.isPending}
        ready={name.trim() !== "" && chosen.length > 0 && !matching.isError}
        onSubmit={() => save.mutate(undefined)}
        onCancel={onClose}
      >
        <NameField value={name} onChange={setName} />
        <div>
          <div className="strong">Findings that match</div>
          <div className={styles.editor}>
            <Suspense fallback={null}>
              <Editor
                label="Filter over one finding"
                value={filter}
                vocabulary={vocabulary}
                problems={expressionProblems(matching.error)}
                placeholder="empty: every finding"
                onChange={setFilter}
              />
            </Suspense>
          </div>
          {matching.error ? (
            <p className="crit" role="alert">
              {inWords(matching.error)}
            </p>
          ) : (
            <p className="faint">
              {matching.data === undefined ? "…" : `${count(matching.data, "finding")} so far would have matched.`}
            </p>
          )}
        </div>
        <MultiSelect
          label="To"
          data={channels.map((it) => ({ value: it.id, label: it.name }))}
          value={chosen}
          onChange={setChosen}
          placeholder={chosen.length === 0 ? "Choose channels" : undefined}
        />
        <Switch size="xs" label="On" checked={enabled} onChange={(it) => setEnabled(it.currentTarget.checked)} />
      </Form>
    </Dialog>
  );
}

/** How many findings a filter matches, a moment after one stops writing. */
function useMatching(filter: string) {
  const [settled, setSettled] = useState(filter);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filter), 400);
    return () => clearTimeout(timer);
  }, [filter]);
  return useQuery({
    queryKey: ["matching", settled],
    queryFn: async ({ signal }) => (await get("/findings", { filter: settled.trim(), limit: 1 }, signal)).total ?? 0,
    retry: false,
  });
}
