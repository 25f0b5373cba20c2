import { useEffect, useState } from "react";
import { Reader } from "../reader/reader.tsx";
import { toView } from "../state/address.ts";
import { goOn } from "./adding.ts";
import { change, go, here, useAddress } from "./address.tsx";
import { askAhead, client } from "./answer.tsx";
import { DropZone } from "./drop-zone.tsx";
import { keepTyping, listenForKeys, useKeys } from "./keys.tsx";
import { useLanguage } from "./language.tsx";
import { loaders, onDemand } from "./on-demand.tsx";
import { Rail } from "./rail.tsx";
import { toggleTheme } from "./theme.ts";

// In this order they are loaded ahead: first what a key brings up over any screen.
const Palette = onDemand(() => import("./palette.tsx"), false);
const KeySheet = onDemand(() => import("./key-sheet.tsx"), false);
const Evidence = onDemand(() => import("../views/evidence.tsx"), false);
const SCREENS = {
  map: onDemand(() => import("../views/map.tsx")),
  timeline: onDemand(() => import("../views/timeline.tsx")),
  dyads: onDemand(() => import("../views/dyad.tsx")),
  sources: onDemand(() => import("../views/sources.tsx")),
  compare: onDemand(() => import("../views/compare.tsx")),
  ask: onDemand(() => import("../views/ask.tsx")),
  add: onDemand(() => import("../views/adding.tsx")),
  review: onDemand(() => import("../views/review.tsx")),
  start: onDemand(() => import("../views/start.tsx")),
  nowhere: onDemand(() => import("../views/nowhere.tsx")),
};
/** The first view has the line to itself so long. */
const AHEAD_MS = 1200;

/** Code of all screens, one after another, so that a key shows its screen at once and one typed meanwhile is not lost. */
async function loadAhead(): Promise<void> {
  askAhead("presets", () => client.presets());
  askAhead("documents coverage", () => client.coverage());
  // What cannot be had now is asked for again by the key that leads there.
  for (const load of loaders) await load().catch(() => {});
}

/** Whoever comes for the first time, and to no page of their own choosing, is shown what this is. */
function greet(): void {
  const isFirst = localStorage.getItem(MET) === null;
  localStorage.setItem(MET, "1");
  if (isFirst && location.pathname === "/") go(toView(here(), "start"), { replace: true });
}
const MET = "ascribe.met";

export function App() {
  const address = useAddress();
  const { t } = useLanguage();
  const [sheet, setSheet] = useState<"keys" | "palette" | null>(null);
  useEffect(() => {
    const wait = setTimeout(loadAhead, AHEAD_MS);
    return () => clearTimeout(wait);
  }, []);
  useEffect(greet, []);
  // What was still being added when the page was closed goes on.
  useEffect(() => void goOn(), []);
  useEffect(
    () =>
      listenForKeys((view) => {
        // Its line is typed into at once.
        if (view === "ask" && here().view !== "ask") keepTyping();
        go(toView(here(), view));
      }),
    [],
  );
  const search = () => {
    keepTyping();
    setSheet("palette");
  };
  useKeys({
    "?": () => setSheet("keys"),
    "⌘K": search,
    "/": search,
    o: () => go(toView(here(), "add")),
    D: () => toggleTheme(),
    Esc: () => {
      if (here().figure === null) return false;
      change({ figure: null });
    },
  });

  const Screen = address.view === "reader" ? null : SCREENS[address.view];
  return (
    <DropZone>
      <a className="skip" href="#main">
        {t("shell.skip")}
      </a>
      <Rail address={address} onKeys={() => setSheet("keys")} />
      {Screen ? <Screen key={address.view} onSearch={search} /> : <Reader address={address} onSearch={search} />}
      {address.figure !== null && <Evidence figure={address.figure} />}
      {sheet === "palette" && <Palette onClose={() => setSheet(null)} />}
      {sheet === "keys" && <KeySheet onClose={() => setSheet(null)} />}
    </DropZone>
  );
}
