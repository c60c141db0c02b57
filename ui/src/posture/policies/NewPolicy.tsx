import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { send } from "@/api/http";
import { expressionProblems, inWords, Problem } from "@/api/problem";
import type { Judged, Severity } from "@/api/types";
import { useVocabulary } from "@/expression/useVocabulary";
import form from "@/shared/form.module.css";
import { LinkButton } from "@/shared/LinkButton";
import { Banner } from "@/shared/states";
import { done } from "@/shared/toasts";
import { PolicyPreview } from "./PolicyPreview";
import styles from "./policies.module.css";
import { usePreview } from "./usePreview";

const Editor = lazy(() => import("@/expression/Editor").then((it) => ({ default: it.Editor })));

const KINDS = [
  { value: "credential", label: "Credentials" },
  { value: "identity", label: "Identities" },
  { value: "exposure", label: "Exposures" },
  { value: "resource", label: "Resources" },
];
const SEVERITIES = [
  { value: "CRITICAL", label: "Critical" },
  { value: "HIGH", label: "High" },
  { value: "MEDIUM", label: "Medium" },
  { value: "LOW", label: "Low" },
];

export function NewPolicy() {
  const [kind, setKind] = useState<Judged>("credential");
  const [severity, setSeverity] = useState<Severity>("MEDIUM");
  const [title, setTitle] = useState("");
  const [expression, setExpression] = useState("");
  const [description, setDescription] = useState("");
  const [remedy, setRemedy] = useState("");
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const vocabulary = useVocabulary(kind);
  const preview = usePreview(kind, expression);
  const create = useMutation({
    mutationFn: () =>
      send("post", "/policies", {
        body: { title, kind, severity, expression, description, remedy, frameworks: [], enabled: true },
      }),
    onSuccess: async (policy) => {
      done(`${policy.title} is on. Its findings appear in a moment.`);
      await queryClient.invalidateQueries();
      navigate({ to: "/policies", search: { selected: policy.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const about = (field: string) => (create.error instanceof Problem ? create.error.about(field) : undefined);
  return (
    <div className="page">
      <Link to="/policies" className="faint">
        Policies
      </Link>
      <h1>New policy</h1>
      <form onSubmit={submit} className={form.beside}>
        <div className={form.fields}>
          <TextInput
            label="Title"
            value={title}
            onChange={(it) => setTitle(it.currentTarget.value)}
            error={about("title")}
            required
          />
          <div className={styles.pair}>
            <Select
              label="Looks at"
              data={KINDS}
              value={kind}
              onChange={(it) => setKind((it as Judged) ?? kind)}
              allowDeselect={false}
            />
            <Select
              label="Severity"
              data={SEVERITIES}
              value={severity}
              onChange={(it) => setSeverity((it as Severity) ?? severity)}
              allowDeselect={false}
            />
          </div>
          <div>
            <div className="strong">Broken when</div>
            <div className={styles.editor}>
              <Suspense fallback={null}>
                <Editor
                  key={kind}
                  label={`Expression over one ${kind}`}
                  value={expression}
                  vocabulary={vocabulary}
                  problems={expressionProblems(preview.error)}
                  placeholder={PLACEHOLDERS[kind]}
                  multiline
                  onChange={setExpression}
                />
              </Suspense>
            </div>
          </div>
          <Textarea
            label="Description"
            description="Why it matters, for whoever gets the finding."
            value={description}
            onChange={(it) => setDescription(it.currentTarget.value)}
            rows={2}
          />
          <Textarea
            label="Remedy"
            description="What to do about it."
            value={remedy}
            onChange={(it) => setRemedy(it.currentTarget.value)}
            rows={2}
          />
          {create.error && <Banner tone="crit">{inWords(create.error)}</Banner>}
          <span className="row">
            <Button
              type="submit"
              variant="filled"
              loading={create.isPending}
              disabled={!title.trim() || !expression.trim() || preview.isError}
            >
              Create and turn on
            </Button>
            <LinkButton to="/policies">Cancel</LinkButton>
          </span>
        </div>
        <PolicyPreview kind={kind} expression={expression} preview={preview} />
      </form>
    </div>
  );
}

const PLACEHOLDERS: Record<Judged, string> = {
  credential: 'privilege == "ADMIN" && lastRotatedAt < now - days(30)',
  identity: 'status == "DISABLED" && activeCredentialCount > 0',
  exposure: 'current && provider == "github"',
  resource: 'kind == "aws.ec2-instance" && attribute("metadataTokens") == "optional"',
};
