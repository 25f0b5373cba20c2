import { lazy, Suspense, useEffect, useState } from "react";
import { Reader } from "../reader/reader.tsx";
import { toView } from "../state/address.ts";
import { change, go, here, useAddress } from "./address.tsx";
import { DropZone } from "./drop-zone.tsx";
import { KeySheet } from "./key-sheet.tsx";
import { listenForKeys, useKeys } from "./keys.tsx";
import { useLanguage } from "./language.tsx";
import { Rail } from "./rail.tsx";
import { toggleTheme } from "./theme.ts";

const Palette = lazy(() => import("./palette.tsx"));
const Evidence = lazy(() => import("../views/evidence.tsx"));
const SCREENS = {
  map: lazy(() => import("../views/map.tsx")),
  timeline: lazy(() => import("../views/timeline.tsx")),
  dyads: lazy(() => import("../views/dyad.tsx")),
  sources: lazy(() => import("../views/sources.tsx")),
  compare: lazy(() => import("../views/compare.tsx")),
  ask: lazy(() => import("../views/ask.tsx")),
  add: lazy(() => import("../views/adding.tsx")),
  review: lazy(() => import("../views/review.tsx")),
  start: lazy(() => import("../views/start.tsx")),
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
      </Suspense>
      {sheet === "keys" && <KeySheet onClose={() => setSheet(null)} />}
    </DropZone>
  );
}
