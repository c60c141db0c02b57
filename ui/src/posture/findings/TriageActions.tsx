import { Button } from "@mantine/core";
import { useState } from "react";
import type { Finding } from "@/api/types";
import { useMay, useMe } from "@/auth/session";
import { done } from "@/shared/toasts";
import { AssignForm, WaiveForm } from "./TriageForms";
import { type Triage, useTriage } from "./useFindings";

/** What can be done about one finding; each says what follows from it. */
export function TriageActions({ finding, etag }: { finding: Finding; etag: string | null }) {
  const may = useMay("FINDINGS_WRITE");
  const me = useMe();
  const [form, setForm] = useState<"waive" | "assign" | null>(null);
  const triage = useTriage(finding.id, etag, () => setForm(null));
  if (!may || finding.status === "RESOLVED") {
    return (
      <p className="faint">
        {finding.status === "RESOLVED" ? "It resolved by itself." : "Your role only reads findings."}
      </p>
    );
  }
  const act = (change: Triage, said: string) => triage.mutate(change, { onSuccess: () => done(said) });
  const busy = triage.isPending;
  return (
    <div className="stack" style={{ gap: 10 }}>
      <div className="row" style={{ flexWrap: "wrap" }}>
        {finding.status === "OPEN" && (
          <Button
            variant="filled"
            loading={busy}
            onClick={() =>
              act(
                { status: "ACKNOWLEDGED", assignee: finding.assignee ?? me?.name },
                "Acknowledged. It stays on the list until its cause is gone.",
              )
            }
          >
            Acknowledge
          </Button>
        )}
        {finding.status !== "OPEN" && (
          <Button loading={busy} onClick={() => act({ status: "OPEN" }, "Open again.")}>
            Reopen
          </Button>
        )}
        <Button onClick={() => setForm(form === "assign" ? null : "assign")} aria-expanded={form === "assign"}>
          {finding.assignee ? `Assigned to ${finding.assignee}` : "Assign"}
        </Button>
        {finding.status !== "WAIVED" && (
          <Button onClick={() => setForm(form === "waive" ? null : "waive")} aria-expanded={form === "waive"}>
            Waive
          </Button>
        )}
      </div>
      {form === "assign" && (
        <AssignForm
          assignee={finding.assignee}
          busy={busy}
          onSubmit={(assignee) => act({ assignee }, assignee ? `Assigned to ${assignee}.` : "Nobody is assigned.")}
          onCancel={() => setForm(null)}
        />
      )}
      {form === "waive" && (
        <WaiveForm
          busy={busy}
          onSubmit={(waiver) => act({ waiver }, "Waived. It opens again by itself on the end date.")}
          onCancel={() => setForm(null)}
        />
      )}
    </div>
  );
}
