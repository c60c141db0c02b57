import { Modal, type ModalProps } from "@mantine/core";
import { useEffect, useState } from "react";

type DialogProps = Omit<ModalProps, "opened">;

/** A dialog that is there for as long as it is rendered. What had the focus before has it again afterwards. */
export function Dialog(props: DialogProps) {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    },
    [before],
  );
  return <Modal opened returnFocus={false} {...props} />;
}
