import { Button, Checkbox, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { send } from "@/api/http";
import { inWords } from "@/api/problem";
import { useMay } from "@/auth/session";
import { Card } from "@/shared/card";
import { Banner, Denied, Loading } from "@/shared/states";
import { Answer } from "./Answer";
import styles from "./inspect.module.css";
import type { Inspection } from "./types";

/** Paste one token, and see what it is. It is in this page's memory only, and gone with it. */
export function Inspect() {
  const may = useMay("CATALOG_READ");
  const [token, setToken] = useState("");
  const [verify, setVerify] = useState(false);
  const inspect = useMutation({
    mutationFn: async () => (await send("post", "/inspect", { body: { token, verify } })) as unknown as Inspection,
    // What was pasted is not kept once the page is left.
    gcTime: 0,
  });
  if (!may) {
    return <Denied what="tokens" />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    inspect.mutate();
  };
  const forget = () => {
    setToken("");
    inspect.reset();
  };
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        <div>
          <h1>Inspect a token</h1>
          <p className="dim">
            A JWT, an API key, a certificate or a key: what it is, whose, how well it is made, and where it was seen.
            Nothing of it is stored or logged.
          </p>
        </div>
        <Card pad>
          <form onSubmit={submit} className={styles.form}>
            <Textarea
              label="Token"
              description="Alone, or as it stood: a header, an assignment, a URL or a line of a log."
              classNames={{ input: "mono" }}
              value={token}
              onChange={(it) => setToken(it.currentTarget.value)}
              rows={5}
              autoComplete="off"
              spellCheck={false}
              data-1p-ignore
              required
            />
            <Checkbox
              size="xs"
              label="Ask its vendor whether it is live: sends it to that vendor, and to nobody else"
              checked={verify}
              onChange={(it) => setVerify(it.currentTarget.checked)}
            />
            <span className="row">
              <Button type="submit" variant="filled" loading={inspect.isPending} disabled={!token.trim()}>
                Inspect
              </Button>
              <Button onClick={forget} disabled={!token && !inspect.data}>
                Forget it
              </Button>
            </span>
          </form>
        </Card>
        {inspect.isPending && <Loading rows={4} label="Inspecting" />}
        {inspect.isError && <Banner tone="crit">{inWords(inspect.error)}</Banner>}
        {inspect.data && !inspect.isPending && <Answer inspection={inspect.data} />}
      </div>
    </div>
  );
}
