import { useView } from "@/app/useView";
import { useMay } from "@/auth/session";
import layout from "@/catalog/inventory.module.css";
import { Denied } from "@/shared/states";
import { Channels } from "./Channels";
import { Deliveries } from "./Deliveries";
import { Routes } from "./Routes";

const TABS = [
  ["channels", "Channels"],
  ["routes", "Routes"],
  ["deliveries", "Deliveries"],
] as const;

/** Where alerts go, which go there, and every attempt. */
export function Alerts() {
  const [view, change] = useView();
  const may = useMay("CHANNELS_READ");
  const tab = view.tab ?? "channels";
  if (!may) {
    return <Denied what="alerts" />;
  }
  return (
    <div className={layout.screen}>
      <div className={layout.head} style={{ paddingBottom: 0 }}>
        <div className={layout.tabs} style={{ marginBottom: 0 }}>
          <h1>Alerts</h1>
          {TABS.map(([id, name]) => (
            <button
              key={id}
              type="button"
              className={layout.tab}
              aria-current={tab === id ? "page" : undefined}
              onClick={() => change({ tab: id, selected: undefined, filter: undefined }, false)}
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      {tab === "routes" ? <Routes /> : tab === "deliveries" ? <Deliveries /> : <Channels />}
    </div>
  );
}
