import { Select } from "@mantine/core";
import { useState } from "react";
import { send } from "@/api/http";
import type { Role } from "@/api/types";
import { MadeOnce } from "./MadeOnce";
import { RoleSelect } from "./RoleSelect";

const LIVES = [
  { value: "1", label: "1 day" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "a year" },
];

export function NewToken({ onClose }: { onClose: () => void }) {
  const [role, setRole] = useState<Role>("viewer");
  const [days, setDays] = useState("30");
  const make = async (name: string) => {
    const expiresAt = new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    return (await send("post", "/tokens", { body: { name, role, expiresAt } })).token;
  };
  return (
    <MadeOnce
      title="New API token"
      submit="Make token"
      named="Of the program that will use it."
      make={make}
      why="This is the only time it is shown. Put it into your secret store now."
      taken="I have stored it"
      onClose={onClose}
    >
      <RoleSelect role={role} onChange={setRole} />
      <Select
        label="Expires after"
        data={LIVES}
        value={days}
        onChange={(it) => setDays(it ?? days)}
        allowDeselect={false}
      />
    </MadeOnce>
  );
}
