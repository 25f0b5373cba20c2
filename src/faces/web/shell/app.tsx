import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import { Reader } from "../reader/reader.tsx";
import { toView } from "../state/address.ts";
import { goOn } from "./adding.ts";
import { change, go, here, useAddress } from "./address.tsx";
import { DropZone } from "./drop-zone.tsx";
import { listenForKeys, useKeys } from "./keys.tsx";
import { screenStrings, useLanguage } from "./language.tsx";
import { Rail } from "./rail.tsx";
import { toggleTheme } from "./theme.ts";

/** Code of a screen, with the words it speaks. */
const screen = <Props,>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(() => Promise.all([load(), screenStrings()]).then(([module]) => module));

const KeySheet = screen(() => import("./key-sheet.tsx"));
const Palette = screen(() => import("./palette.tsx"));
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
};

export function App() {
  const address = useAddress();
  const { t } = useLanguage();
  const [sheet, setSheet] = useState<"keys" | "palette" | null>(null);
  // Keys typed while a screen of code is on its way would be lost, so the line that takes them is there before it is asked for.
  useEffect(() => {
    const wait = setTimeout(() => import("./palette.tsx"), 1200);
    return () => clearTimeout(wait);
  }, []);
  // What was still being added when the page was closed goes on.
  useEffect(() => void goOn(), []);
  useEffect(() => listenForKeys((view) => go(toView(here(), view))), []);
  useKeys({
    "?": () => setSheet("keys"),
    "⌘K": () => setSheet("palette"),
    "/": () => setSheet("palette"),
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
          <Screen key={address.view} onSearch={() => setSheet("palette")} />
        </Suspense>
      ) : (
        <Reader address={address} onSearch={() => setSheet("palette")} />
      )}
      <Suspense fallback={null}>
        {address.figure !== null && <Evidence figure={address.figure} />}
        {sheet === "palette" && <Palette onClose={() => setSheet(null)} />}
        {sheet === "keys" && <KeySheet onClose={() => setSheet(null)} />}
      </Suspense>
    </DropZone>
  );
}
