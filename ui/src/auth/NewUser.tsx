import { useState } from "react";
import { send } from "@/api/http";
import type { Role } from "@/api/types";
import { MadeOnce } from "./MadeOnce";
import { RoleSelect } from "./RoleSelect";

export function NewUser({ onClose }: { onClose: () => void }) {
  const [role, setRole] = useState<Role>("analyst");
  return (
    <MadeOnce
      title="Add a user"
      submit="Add"
      make={async (name) => (await send("post", "/users", { body: { name, role } })).oneTimePassword}
      why="A one-time password, shown only now. It must be changed at the first sign-in."
      taken="I have handed it over"
      onClose={onClose}
    >
      <RoleSelect role={role} onChange={setRole} />
    </MadeOnce>
  );
}
