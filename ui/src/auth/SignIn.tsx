import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { send } from "@/api/http";
import { inWords, Problem } from "@/api/problem";
import { useView } from "@/app/useView";
import { Banner } from "@/shared/states";
import { Door } from "./Door";
import { meQuery } from "./session";

export function SignIn() {
  const [name, setName] = useState("admin");
  const [password, setPassword] = useState("");
  const [view] = useView();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const signIn = useMutation({
    mutationFn: async () => {
      await send("post", "/session", { body: { name, password } });
      queryClient.clear();
      return queryClient.fetchQuery(meQuery);
    },
    onSuccess: (me) => {
      if (me?.mustChangePassword) {
        navigate({ to: "/new-password" });
      } else {
        navigate({ href: ownAddress(view.from) });
      }
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Door title="Sign in">
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          value={name}
          onChange={(it) => setName(it.currentTarget.value)}
          autoComplete="username"
        />
        <PasswordInput
          label="Password"
          value={password}
          onChange={(it) => setPassword(it.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
        />
        {signIn.error && <Banner tone="crit">{refusal(signIn.error)}</Banner>}
        <Button type="submit" variant="filled" size="sm" loading={signIn.isPending} disabled={!name || !password}>
          Sign in
        </Button>
      </form>
      <p className="faint">First start? The server printed a one-time password for admin where it was started.</p>
    </Door>
  );
}

function refusal(error: unknown): string {
  return error instanceof Problem && error.status === 401 && error.code === "unknown"
    ? "Name or password is wrong."
    : inWords(error);
}

/** Only an address of ours is followed after signing in. */
export function ownAddress(from: string | undefined): string {
  return from && /^\/(?![/\\])/.test(from) ? from : "/";
}
