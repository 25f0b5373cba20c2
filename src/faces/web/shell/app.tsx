import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { Reader } from "../reader/reader.tsx";
import { toView } from "../state/address.ts";
import { goOn } from "./adding.ts";
import { change, go, here, useAddress } from "./address.tsx";
import { askAhead, client } from "./answer.tsx";
import { DropZone } from "./drop-zone.tsx";
import { keepTyping, listenForKeys, useKeys } from "./keys.tsx";
import { screenStrings, useLanguage } from "./language.tsx";
import { Rail } from "./rail.tsx";
import { toggleTheme } from "./theme.ts";

const loads: (() => Promise<unknown>)[] = [];

/** Code of a screen, with the words it speaks. */
function screen<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  loads.push(load);
  return lazy(() => Promise.all([load(), screenStrings()]).then(([module]) => module));
}

// In this order they are loaded ahead: first what a key brings up over any screen.
const Palette = screen(() => import("./palette.tsx"));
const KeySheet = screen(() => import("./key-sheet.tsx"));
const Evidence = screen(() => import("../views/evidence.tsx"));
const SCREENS = {
  map: screen(() => import("../views/map.tsx")),
  timeline: screen(() => import("../views/timeline.tsx")),
  dyads: screen(() => import("../views/dyad.tsx")),
  sources: screen(() => import("../views/sources.tsx")),
  compare: screen(() => import("../views/compare.tsx")),
  ask: screen(() => import("../views/ask.tsx")),
  add: screen(() => import("../views/adding.tsx")),
  review: screen(() => import("../views/review.tsx")),
  start: screen(() => import("../views/start.tsx")),
  nowhere: screen(() => import("../views/nowhere.tsx")),
};
/** The first view has the line to itself so long. */
const AHEAD_MS = 1200;

/** Code of all screens, one after another, so that a key shows its screen at once and one typed meanwhile is not lost. */
async function loadAhead(): Promise<void> {
  askAhead("presets", () => client.presets());
  // What cannot be had now is asked for again by the key that leads there.
  for (const load of loads) await load().catch(() => {});
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
      {Screen ? (
        <Suspense fallback={<main id="main" className="page" aria-busy="true" />}>
          <Screen key={address.view} onSearch={search} />
        </Suspense>
      ) : (
        <Reader address={address} onSearch={search} />
      )}
      <Suspense fallback={null}>
        {address.figure !== null && <Evidence figure={address.figure} />}
        {sheet === "palette" && <Palette onClose={() => setSheet(null)} />}
        {sheet === "keys" && <KeySheet onClose={() => setSheet(null)} />}
      </Suspense>
    </DropZone>
  );
}
