import { NumberInput, PasswordInput, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import type { FormField, FormValue, FormValues } from "./schema";

interface SettingsFormProps {
  fields: FormField[];
  values: FormValues;
  problems: Record<string, string>;
  editing: boolean;
  onChange: (values: FormValues) => void;
}

/** A form for whatever a connector's JSON Schema describes. */
export function SettingsForm({ fields, values, problems, editing, onChange }: SettingsFormProps) {
  return (
    <>
      {fields.map((field) => (
        <SettingsField
          key={field.name}
          field={field}
          value={values[field.name] ?? ""}
          problem={problems[field.name]}
          editing={editing}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
        />
      ))}
    </>
  );
}

interface SettingsFieldProps {
  field: FormField;
  value: FormValue;
  problem: string | undefined;
  editing: boolean;
  onChange: (value: FormValue) => void;
}

function SettingsField({ field, value, problem, editing, onChange }: SettingsFieldProps) {
  const shared = {
    label: field.label,
    description: field.description,
    error: problem,
    withAsterisk: field.required,
    placeholder: field.placeholder,
  };
  switch (field.kind) {
    case "flag":
      return (
        <Switch
          size="xs"
          label={field.label}
          description={field.description}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "choice":
      return (
        <Select
          {...shared}
          data={field.choices}
          value={String(value) || null}
          onChange={(it) => onChange(it ?? "")}
          clearable={!field.required}
        />
      );
    case "texts":
      return (
        <TagsInput
          {...shared}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
          placeholder="Enter adds one"
        />
      );
    case "number":
      return (
        <NumberInput
          {...shared}
          value={String(value)}
          onChange={(it) => onChange(String(it))}
          hideControls
          allowDecimal={field.schema.type !== "integer"}
        />
      );
    case "secret":
      return (
        <PasswordInput
          {...shared}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
          placeholder={editing ? "Empty keeps what is stored" : undefined}
          withAsterisk={field.required && !editing}
          autoComplete="off"
        />
      );
    case "lines":
      return (
        <Textarea
          {...shared}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
          rows={4}
          classNames={{ input: "mono" }}
        />
      );
    case "text":
      return <TextInput {...shared} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}
