import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Dialog } from "@/shared/Dialog";
import { Form, NameField } from "@/shared/form";
import { ShownOnce } from "@/shared/ShownOnce";
import { failed } from "@/shared/toasts";

interface MadeOnceProps {
  title: string;
  submit: string;
  /** What the name is the name of. */
  named?: string;
  /** Makes it, and answers with the secret that comes with it. */
  make: (name: string) => Promise<string>;
  why: string;
  taken: string;
  onClose: () => void;
  children: ReactNode;
}

/** Makes something that has a name and comes with a secret, which is shown once. */
export function MadeOnce({ title, submit, named, make, why, taken, onClose, children }: MadeOnceProps) {
  const [name, setName] = useState("");
  const queryClient = useQueryClient();
  const making = useMutation({
    mutationFn: () => make(name.trim()),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["all"] }),
    onError: failed,
    // The secret is not kept once it was taken.
    gcTime: 0,
  });
  return (
    <Dialog onClose={onClose} title={title} closeOnClickOutside={!making.data}>
      {making.data ? (
        <ShownOnce text={making.data} why={why} taken={taken} onTaken={onClose} />
      ) : (
        <Form
          submit={submit}
          busy={making.isPending}
          ready={name.trim() !== ""}
          onSubmit={making.mutate}
          onCancel={onClose}
        >
          <NameField value={name} onChange={setName} description={named} />
          {children}
        </Form>
      )}
    </Dialog>
  );
}
