import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "@/shared/Dialog";
import { count, number } from "@/shared/format";
import { Loaded } from "@/shared/states";
import { done, failed } from "@/shared/toasts";
import type { BulkAction } from "./BulkBar";
import styles from "./findings.module.css";
import { AssignForm, WaiveForm } from "./TriageForms";
import { type BulkAnswer, bulk, type Target, type Triage } from "./useFindings";

const TITLES: Record<BulkAction, string> = {
  acknowledge: "Acknowledge findings",
  waive: "Waive findings",
  assign: "Assign findings",
  reopen: "Reopen findings",
};

interface BulkDialogProps {
  action: BulkAction;
  target: Target;
  onClose: () => void;
  onDone: () => void;
}

/** First what to do, then a dry run that says what it would change, then the change itself. */
export function BulkDialog({ action, target, onClose, onDone }: BulkDialogProps) {
  const [change, setChange] = useState<Triage | null>(immediate(action));
  const queryClient = useQueryClient();
  const apply = useMutation({
    mutationFn: (triage: Triage) => bulk(target, triage, false),
    onSuccess: async (answer) => {
      done(`${count(answer.changed, "finding")} changed.`);
      onDone();
      await queryClient.invalidateQueries();
    },
    onError: failed,
  });
  return (
    <Dialog onClose={onClose} title={TITLES[action]}>
      {!change && action === "waive" && (
        <WaiveForm busy={false} action="Preview" onCancel={onClose} onSubmit={(waiver) => setChange({ waiver })} />
      )}
      {!change && action === "assign" && (
        <AssignForm
          assignee={null}
          busy={false}
          action="Preview"
          onCancel={onClose}
          onSubmit={(assignee) => setChange({ assignee })}
        />
      )}
      {change && (
        <Preview
          target={target}
          change={change}
          busy={apply.isPending}
          onApply={() => apply.mutate(change)}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

function immediate(action: BulkAction): Triage | null {
  return action === "acknowledge" ? { status: "ACKNOWLEDGED" } : action === "reopen" ? { status: "OPEN" } : null;
}

interface PreviewProps {
  target: Target;
  change: Triage;
  busy: boolean;
  onApply: () => void;
  onCancel: () => void;
}

function Preview({ target, change, busy, onApply, onCancel }: PreviewProps) {
  const preview = useQuery({
    queryKey: ["bulk preview", target, change],
    queryFn: () => bulk(target, change, true),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Loaded query={preview} rows={4}>
      {(answer: BulkAnswer) => (
        <div className={styles.form}>
          <p>
            <b>{count(answer.changed, "finding")}</b> of {number(answer.matched)} would change. Nothing has been changed
            yet.
          </p>
          <div className={styles.sample}>
            {answer.sample.map((it) => (
              <div key={it.id} className="between">
                <span className="cut">{it.policy?.title}</span>
                <span className="mono cut end faint" style={{ flex: "0 1 45%" }} title={it.object?.name}>
                  <bdi>{it.object?.name}</bdi>
                </span>
              </div>
            ))}
            {answer.changed > answer.sample.length && (
              <div className="faint">and {number(answer.changed - answer.sample.length)} more</div>
            )}
          </div>
          <span className="row">
            <Button variant="filled" onClick={onApply} loading={busy} disabled={answer.changed === 0}>
              Change {count(answer.changed, "finding")}
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
          </span>
        </div>
      )}
    </Loaded>
  );
}
