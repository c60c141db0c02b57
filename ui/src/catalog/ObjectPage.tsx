import { Link, useParams } from "@tanstack/react-router";
import type { ObjectKind } from "@/api/types";
import { useView } from "@/app/useView";
import { kindWords, relative, sentenceCase, words } from "@/shared/format";
import { Pill } from "@/shared/marks";
import { Loaded } from "@/shared/states";
import { Answers } from "./detail/Answers";
import { Lead } from "./detail/Detail";
import styles from "./detail/detail.module.css";
import { type AnyObject, collectionOf, kindOf, titleOf } from "./detail/objects";
import { Story } from "./detail/Story";
import { type Tab, TabBody, tabsOf } from "./detail/tabs";
import { useUsageRecords } from "./detail/UsageTable";
import { useObject } from "./detail/useObject";
import { HELD } from "./held";

export const CredentialPage = () => <ObjectPage kind="credential" />;
export const IdentityPage = () => <ObjectPage kind="identity" />;
export const ExposurePage = () => <ObjectPage kind="exposure" />;
export const ResourcePage = () => <ObjectPage kind="resource" />;

function ObjectPage({ kind }: { kind: ObjectKind }) {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useObject(kind, id);
  return (
    <div className="page">
      <Loaded query={query} rows={12}>
        {(object) => <Body object={object} />}
      </Loaded>
    </div>
  );
}

function Body({ object }: { object: AnyObject }) {
  const [view, change] = useView();
  const tabs = tabsOf(object, useUsageRecords(object));
  const current = tabs.find((it) => it.id === view.tab) ?? tabs[0];
  const { title } = kindOf(object.objectKind);
  return (
    <div className="stack" style={{ gap: 14 }}>
      <div>
        <div className="faint">
          <Link to="/inventory/$kind" params={{ kind: collectionOf(object.objectKind) }}>
            Inventory / {title}
          </Link>{" "}
          / {kindWords("kind" in object ? object.kind : object.type)}
        </div>
        <h1 className="row" style={{ marginTop: 4, flexWrap: "wrap" }}>
          {object.objectKind === "exposure" ? (
            titleOf(object)
          ) : (
            <span className="mono" style={{ fontSize: 19, overflowWrap: "anywhere" }}>
              {titleOf(object)}
            </span>
          )}
          <States object={object} />
        </h1>
        <div className="dim" style={{ marginTop: 2 }}>
          <Lead object={object} />
          {since(object).map((it) => ` · ${it}`)}
        </div>
      </div>
      {object.objectKind === "exposure" && <Story story={object.story} />}
      {object.objectKind !== "resource" && <Answers object={object} cards onOpen={(tab) => change({ tab }, false)} />}
      <div
        className={styles.tabs}
        role="tablist"
        aria-label="About it"
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          const next = step && tabs[(tabs.indexOf(current as Tab) + step + tabs.length) % tabs.length];
          if (next) {
            change({ tab: next.id });
            document.getElementById(`tab-${next.id}`)?.focus();
          }
        }}
      >
        {tabs.map((it) => (
          <button
            key={it.id}
            type="button"
            role="tab"
            id={`tab-${it.id}`}
            aria-controls="about"
            aria-selected={it.id === current?.id}
            tabIndex={it.id === current?.id ? 0 : -1}
            onClick={() => change({ tab: it.id }, false)}
          >
            {it.title} {it.count ? <span className="faint">{it.count}</span> : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="about" aria-labelledby={`tab-${current?.id}`}>
        {current && <TabBody object={object} tab={current.id} />}
      </div>
    </div>
  );
}

function States({ object }: { object: AnyObject }) {
  return (
    <>
      {"exposureCount" in object && object.exposureCount > 0 && <Pill tone="crit">Exposed</Pill>}
      {object.objectKind === "exposure" && (
        <>
          <Pill tone={object.current ? "crit" : "mute"}>{object.current ? "Still there" : "In the history"}</Pill>
          <Pill tone={HELD[object.held].tone}>{sentenceCase(HELD[object.held].long)}</Pill>
        </>
      )}
      {"status" in object && <Pill>{words(object.status)}</Pill>}
      {object.goneAt && <Pill tone="high">Gone {relative(object.goneAt)}</Pill>}
    </>
  );
}

function since(object: AnyObject): string[] {
  const parts: string[] = [];
  if ("createdAt" in object && object.createdAt) {
    parts.push(`created ${relative(object.createdAt)}`);
  }
  if ("lastUsedAt" in object) {
    parts.push(object.lastUsedAt ? `last used ${relative(object.lastUsedAt)}` : "no use was seen");
  }
  if (object.objectKind === "credential") {
    parts.push(object.expiresAt ? `expires ${relative(object.expiresAt)}` : "never expires");
  }
  if (object.objectKind === "exposure" && object.author) {
    parts.push(`written by ${object.author}`);
  }
  return parts;
}
