import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { send } from "@/api/http";
import { useView } from "@/app/useView";
import { useMay } from "@/auth/session";
import { Glyph } from "@/shared/marks";
import { Denied, Loaded } from "@/shared/states";
import { done } from "@/shared/toasts";
import { type SourceDraft, SourceForm } from "./SourceForm";
import styles from "./sources.module.css";
import { useConnectors } from "./useSources";

export function NewSource() {
  const query = useConnectors();
  const [view, change] = useView();
  const may = useMay("SOURCES_WRITE");
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: async (draft: SourceDraft) => {
      const source = await send("post", "/sources", { body: draft });
      await send("post", `/sources/${source.id}/crawls`, { body: {} });
      return source;
    },
    onSuccess: async (source) => {
      done(`${source.name} is connected and being crawled.`);
      await queryClient.invalidateQueries();
      navigate({ to: "/sources", search: { selected: source.id } });
    },
  });
  if (!may) {
    return <Denied what="how to connect a source" />;
  }
  return (
    <div className="page">
      <Link to="/sources" className="faint">
        Sources
      </Link>
      <h1>Add a source</h1>
      <Loaded query={query}>
        {({ items }) => {
          const connector = items.find((it) => it.type === view.kind);
          return (
            <>
              <div className={styles.kinds}>
                {items.map((it) => (
                  <button
                    key={it.type}
                    type="button"
                    className={styles.kind}
                    aria-pressed={it.type === view.kind}
                    onClick={() => change({ kind: it.type })}
                  >
                    <Glyph connector={it.type} /> <b>{it.displayName}</b>
                  </button>
                ))}
              </div>
              {connector ? (
                <SourceForm
                  key={connector.type}
                  connector={connector}
                  action="Save and crawl"
                  saving={save.isPending}
                  error={save.error}
                  onSave={save.mutate}
                />
              ) : (
                <p className="dim" style={{ marginTop: 16 }}>
                  Choose what to connect. Nothing is changed there: everything is read only.
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
