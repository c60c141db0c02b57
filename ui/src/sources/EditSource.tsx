import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { send } from "@/api/http";
import { useTagged } from "@/api/lists";
import { Empty, Loaded } from "@/shared/states";
import { done } from "@/shared/toasts";
import { type SourceDraft, SourceForm } from "./SourceForm";
import { useConnectors } from "./useSources";

export function EditSource() {
  const { id } = useParams({ strict: false }) as { id: string };
  const connectors = useConnectors();
  const query = useTagged(`/sources/${id}`);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (draft: SourceDraft) => send("put", `/sources/${id}`, { body: draft, etag: query.data?.etag }),
    onSuccess: async (source) => {
      done("Saved. The next crawl uses it.");
      await queryClient.invalidateQueries();
      navigate({ to: "/sources", search: { selected: source?.id ?? id } });
    },
  });
  return (
    <div className="page">
      <Link to="/sources" className="faint">
        Sources
      </Link>
      <Loaded query={query}>
        {({ data }) => {
          const connector = connectors.data?.items.find((it) => it.type === data.connector);
          return (
            <>
              <h1>{data.name}</h1>
              {connector && (
                <SourceForm
                  connector={connector}
                  source={data}
                  action="Save"
                  saving={save.isPending}
                  error={save.error}
                  onSave={save.mutate}
                />
              )}
              {connectors.isSuccess && !connector && (
                <Empty title={`The connector '${data.connector}' is not installed`}>
                  Put its jar beside the others and start the server again.
                </Empty>
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
