import { Button, Popover, TextInput } from "@mantine/core";
import { useState } from "react";
import { useView } from "@/app/useView";
import { moment } from "@/shared/format";

const DAY = 86_400_000;
const CHOICES = [
  ["An hour ago", DAY / 24],
  ["Yesterday", DAY],
  ["A week ago", 7 * DAY],
  ["30 days ago", 30 * DAY],
] as const;

/** Reads the lists as they were at a moment. */
export function AsOf() {
  const [view, change] = useView();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const go = (asOf: string | undefined) => {
    change({ asOf, selected: undefined }, false);
    setOpen(false);
  };
  const exact = Date.parse(`${typed}Z`);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={240} trapFocus>
      <Popover.Target>
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {view.asOf ? `As of ${moment(view.asOf)}` : "As of now"} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Read as of">
        <div className="stack" style={{ gap: 6 }}>
          <Button variant="default" onClick={() => go(undefined)} disabled={!view.asOf}>
            Now
          </Button>
          {CHOICES.map(([name, back]) => (
            <Button key={name} onClick={() => go(new Date(Date.now() - back).toISOString())}>
              {name}
            </Button>
          ))}
          <TextInput
            type="datetime-local"
            label="At (UTC)"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button variant="filled" disabled={Number.isNaN(exact)} onClick={() => go(new Date(exact).toISOString())}>
            Read as of then
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
