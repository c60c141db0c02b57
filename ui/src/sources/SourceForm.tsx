import { Button, Select, Switch, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { send } from "@/api/http";
import { inWords } from "@/api/problem";
import type { Connector, Source } from "@/api/types";
import form from "@/shared/form.module.css";
import { schedule as scheduleWords } from "@/shared/format";
import { LinkButton } from "@/shared/LinkButton";
import { Banner } from "@/shared/states";
import { Checks } from "./Checks";
import { SettingsForm } from "./form/SettingsForm";
import { countingFields, fieldsOf, initialValues, problemsOf, settingsOf } from "./form/schema";
import { Permissions } from "./Permissions";

const SCHEDULES = ["PT15M", "PT1H", "PT6H", "PT24H", "PT168H"];
const NEVER = "never";

export interface SourceDraft {
  name: string;
  connector: string;
  settings: Record<string, unknown>;
  environment: string | null;
  schedule: string | null;
  enabled: boolean;
}

interface SourceFormProps {
  connector: Connector;
  source?: Source;
  action: string;
  saving: boolean;
  error: unknown;
  onSave: (draft: SourceDraft) => void;
}

/** Settings from the connector's schema; checked before they are saved. */
export function SourceForm({ connector, source, action, saving, error, onSave }: SourceFormProps) {
  const all = useMemo(() => fieldsOf(connector.settingsSchema), [connector]);
  const [values, setValues] = useState(() => initialValues(all, source?.settings));
  const fields = countingFields(all, values);
  const [name, setName] = useState(source?.name ?? "");
  const [environment, setEnvironment] = useState(source?.environment ?? "");
  const [schedule, setSchedule] = useState(source ? (source.schedule ?? NEVER) : "PT6H");
  const [enabled, setEnabled] = useState(source?.enabled ?? true);
  const [shown, setShown] = useState(false);
  const problems = problemsOf(fields, values, source !== undefined);
  const right = Object.keys(problems).length === 0;
  const settings = settingsOf(fields, values);
  const check = useMutation({
    mutationFn: () =>
      send("post", "/sources/check", {
        body: { connector: connector.type, settings, ...(source ? { sourceId: source.id } : {}) },
      }),
  });
  const whenRight = (then: () => void) => {
    setShown(true);
    if (right) {
      then();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    whenRight(() =>
      onSave({
        name: name.trim(),
        connector: connector.type,
        settings,
        environment: environment.trim() || null,
        schedule: schedule === NEVER ? null : schedule,
        enabled,
      }),
    );
  };
  return (
    <form onSubmit={submit} className={form.beside} noValidate>
      <div className={form.fields}>
        <TextInput
          label="Name"
          description="How it is called everywhere here."
          value={name}
          onChange={(it) => setName(it.currentTarget.value)}
          withAsterisk
          error={shown && !name.trim() ? "Name is needed." : undefined}
        />
        <SettingsForm
          fields={fields}
          values={values}
          problems={shown ? problems : {}}
          editing={source !== undefined}
          onChange={setValues}
        />
        {!fields.some((it) => it.name === "environment") && (
          <TextInput
            label="Environment"
            description="Such as production or staging; empty means not known."
            value={environment}
            onChange={(it) => setEnvironment(it.currentTarget.value)}
          />
        )}
        <Select
          label="Crawl"
          data={[...new Set([...SCHEDULES, ...(source?.schedule ? [source.schedule] : [])])]
            .map((it) => ({ value: it, label: scheduleWords(it) }))
            .concat({ value: NEVER, label: scheduleWords(null) })}
          value={schedule}
          onChange={(it) => setSchedule(it ?? NEVER)}
          allowDeselect={false}
        />
        {source && (
          <Switch
            size="xs"
            label="Crawled by schedule"
            checked={enabled}
            onChange={(it) => setEnabled(it.currentTarget.checked)}
          />
        )}
        {Boolean(error) && <Banner tone="crit">{inWords(error)}</Banner>}
        <span className="row">
          <Button onClick={() => whenRight(() => check.mutate())} loading={check.isPending}>
            Check
          </Button>
          <Button type="submit" variant="filled" loading={saving} disabled={!name.trim()}>
            {action}
          </Button>
          <LinkButton to="/sources">Cancel</LinkButton>
        </span>
      </div>
      <div className="stack">
        {check.error && <Banner tone="crit">{inWords(check.error)}</Banner>}
        {check.data && <Checks checks={check.data.checks} />}
        <Permissions connector={connector} />
      </div>
    </form>
  );
}
