import { useQuery } from "@tanstack/react-query";
import { get } from "@/api/http";
import type { ExpressionHelp } from "@/api/types";
import type { FieldType, Filterable, Vocabulary } from "./fields";

const NOTHING: Vocabulary = { fields: [], functions: [] };
const TYPES: Record<string, FieldType> = {
  string: "text",
  int: "number",
  double: "number",
  bool: "flag",
  timestamp: "time",
  string_list: "list",
};

/** What an expression over one kind of object may say, as the server checks it. */
export function useVocabulary(kind: Filterable): Vocabulary {
  const { data } = useQuery({
    queryKey: ["vocabulary", kind],
    queryFn: async ({ signal }) => vocabularyOf(await get(`/expressions/${kind as string}`, {}, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? NOTHING;
}

/** Functions of a text, such as `contains`, are written after a field: they are no beginning of anything. */
export function vocabularyOf({ fields, functions }: ExpressionHelp): Vocabulary {
  return {
    fields: fields.map(({ name, type, values, label }) => ({
      name,
      type: TYPES[type] ?? "text",
      values: values ?? undefined,
      about: label,
    })),
    functions: functions
      .filter(({ name, signature }) => signature.startsWith(name))
      .map(({ name, signature, doc }) => ({ label: signature.includes("(") ? `${name}(` : name, about: doc })),
  };
}
