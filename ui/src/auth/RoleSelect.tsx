import { Select } from "@mantine/core";
import type { Role } from "@/api/types";

const ROLES = [
  { value: "viewer", label: "Viewer: reads everything but settings" },
  { value: "analyst", label: "Analyst: also triages findings and starts crawls" },
  { value: "admin", label: "Admin: may do everything" },
];

export function RoleSelect({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  return (
    <Select
      label="Role"
      data={ROLES}
      value={role}
      onChange={(it) => onChange((it as Role) ?? role)}
      allowDeselect={false}
    />
  );
}
