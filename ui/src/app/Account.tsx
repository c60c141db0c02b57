import { Menu, useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { send } from "@/api/http";
import { meQuery, useMe } from "@/auth/session";
import { initials } from "@/shared/marks";
import { failed } from "@/shared/toasts";
import styles from "./shell.module.css";

const SCHEMES = [
  ["auto", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;

export function Account({ onHelp }: { onHelp: () => void }) {
  const me = useMe();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  // With transitions kept, Mantine writes no style tag while it switches.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const signOut = async () => {
    try {
      await send("delete", "/session");
      queryClient.clear();
      await navigate({ to: "/sign-in" });
      queryClient.setQueryData(meQuery.queryKey, null);
    } catch (error) {
      failed(error);
    }
  };
  if (!me) {
    return null;
  }
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <button type="button" className={styles.me} aria-label={`Account of ${me.name}`}>
          {initials(me.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}, {me.role.toLowerCase()}
        </Menu.Label>
        {SCHEMES.map(([scheme, name]) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? "✓" : ""}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onHelp} rightSection={<kbd>?</kbd>}>
          Keys
        </Menu.Item>
        <Menu.Item onClick={() => navigate({ to: "/new-password" })}>Change password</Menu.Item>
        <Menu.Item onClick={signOut}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
