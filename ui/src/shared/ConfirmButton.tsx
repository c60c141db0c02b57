import { Button } from "@mantine/core";
import { useState } from "react";

interface ConfirmButtonProps {
  name: string;
  consequence: string;
  onConfirm: () => void;
  busy: boolean;
}

/** Says what follows before it is done. */
export function ConfirmButton({ name, consequence, onConfirm, busy }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <span>
        <Button onClick={() => setAsking(true)} loading={busy}>
          {name}…
        </Button>
      </span>
    );
  }
  return (
    <div className="stack" style={{ gap: 8 }}>
      <p className="high">{consequence} This cannot be undone.</p>
      <span className="row">
        <Button variant="filled" color="red" onClick={onConfirm} loading={busy}>
          {name}
        </Button>
        <Button onClick={() => setAsking(false)}>Keep</Button>
      </span>
    </div>
  );
}
