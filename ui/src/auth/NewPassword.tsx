import { Button, PasswordInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { send } from "@/api/http";
import { inWords } from "@/api/problem";
import { Banner, Loading } from "@/shared/states";
import { Door } from "./Door";
import { meQuery } from "./session";

const LEAST = 12;

export function NewPassword() {
  const me = useQuery(meQuery);
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const [again, setAgain] = useState("");
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const change = useMutation({
    mutationFn: async () => {
      await send("post", "/me/password", { body: { current, new: wanted } });
      await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    },
    onSuccess: () => navigate({ to: "/" }),
  });
  const short = wanted.length > 0 && wanted.length < LEAST;
  const differs = again.length > 0 && again !== wanted;
  const ready = current.length > 0 && wanted.length >= LEAST && again === wanted;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) {
      change.mutate();
    }
  };
  if (me.isPending) {
    return <Loading />;
  }
  return (
    <Door title={me.data?.mustChangePassword ? "Choose your own password" : "Change your password"}>
      {me.data?.mustChangePassword && (
        <p className="dim">The one-time password ends here. Nobody but you will know the new one.</p>
      )}
      <form onSubmit={submit}>
        <PasswordInput
          label="Current password"
          value={current}
          onChange={(it) => setCurrent(it.currentTarget.value)}
          autoComplete="current-password"
        />
        <PasswordInput
          label="New password"
          description={`At least ${LEAST} characters; a few words do well.`}
          value={wanted}
          error={short ? `${LEAST - wanted.length} more characters` : undefined}
          onChange={(it) => setWanted(it.currentTarget.value)}
          autoComplete="new-password"
        />
        <PasswordInput
          label="New password again"
          value={again}
          error={differs ? "The two differ" : undefined}
          onChange={(it) => setAgain(it.currentTarget.value)}
          autoComplete="new-password"
        />
        {change.error && <Banner tone="crit">{inWords(change.error)}</Banner>}
        <Button type="submit" variant="filled" size="sm" loading={change.isPending} disabled={!ready}>
          Set password
        </Button>
      </form>
    </Door>
  );
}
