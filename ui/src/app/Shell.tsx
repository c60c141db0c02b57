import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useMe } from "@/auth/session";
import { words } from "@/shared/format";
import { useKeys } from "@/shared/keys";
import { Loading } from "@/shared/states";
import { Account } from "./Account";
import { Clock } from "./Clock";
import { Navigation } from "./Navigation";
import styles from "./shell.module.css";

const Find = lazy(() => import("./find/Find").then((it) => ({ default: it.Find })));
const KeyHelp = lazy(() => import("./KeyHelp").then((it) => ({ default: it.KeyHelp })));

/** The frame of every screen: what can be found at the top, where one is at the left. */
export function Shell() {
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  const me = useMe();
  const navigate = useNavigate();
  useKeys({ "?": () => setHelping(true) });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setFinding(true);
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  const { href, pathname } = useLocation();
  useEffect(() => {
    document.title = `${screenName(pathname)} · Claviger`;
  }, [pathname]);
  useEffect(() => {
    // The frame stays for a moment on the way out, while the door is being loaded.
    if (me === null && pathname !== "/sign-in") {
      navigate({ to: "/sign-in", search: { from: href === "/" ? undefined : href } });
    }
  }, [me, navigate, href, pathname]);

  return (
    <div className={styles.app}>
      <header className={styles.top}>
        <a href="#main" className={styles.skip}>
          Skip to content
        </a>
        <Link to="/" className={styles.logo}>
          <Key /> Claviger
        </Link>
        <button type="button" className={styles.find} onClick={() => setFinding(true)}>
          <span className="cut">Find a credential, identity or screen</span> <kbd>⌘K</kbd>
        </button>
        <span className="grow" />
        <Clock />
        <Account onHelp={() => setHelping(true)} />
      </header>
      <Navigation />
      <main className={styles.main} id="main">
        <Suspense fallback={<Loading rows={10} />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense>
        {finding && <Find onClose={() => setFinding(false)} />}
        {helping && <KeyHelp onClose={() => setHelping(false)} />}
      </Suspense>
    </div>
  );
}

/** What a tab of the browser is called. */
function screenName(pathname: string): string {
  return words(pathname.split("/")[1] || "overview");
}

function Key() {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="5.5" cy="9" r="3.5" />
      <path d="M9 9h8M14 9v3.5M17 9v2.5" />
    </svg>
  );
}
