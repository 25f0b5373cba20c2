import { useEffect, useRef, useState } from "react";
import { change, go, here } from "../shell/address.tsx";
import { client, useAnswer } from "../shell/answer.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { type Beside, toView } from "../state/address.ts";
import { figureId } from "../state/figure.ts";
import { date } from "../state/format.ts";
import { shortName } from "../state/names.ts";
import { INSTRUMENTS } from "../state/weights.ts";
import { CampsPanel } from "./camps-panel.tsx";
import { InstrumentTabs } from "./instrument-tabs.tsx";
import { MapPicture } from "./map-picture.tsx";
import { ordered, ShareTable } from "./share-table.tsx";
import { StatePair } from "./state-pair.tsx";
import { StatePanel } from "./state-panel.tsx";
import { TimeBar } from "./time-bar.tsx";
import { useCamps, useFigures, useHues, useScope } from "./use-scope.ts";
import { WeightsPanel } from "./weights-panel.tsx";
import { WhatWouldChange } from "./what-would-change.tsx";
import "../styles/power.css";
import "../styles/shares.css";
import "../styles/map.css";

/** The influence map: a table of shares, which is the primary object, and a map that says the same again. */
export default function MapScreen({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const scope = useScope();
  const { address, states, powers, from, at, coverage } = scope;
  const { beside, other, instrument } = address;
  const camps = useCamps();
  const figures = useFigures(scope, instrument, beside === "camps" ? camps : {});
  const hues = useHues(powers, figures.value !== null);
  const [hovered, setHovered] = useState<string | null>(null);
  const chosen = hovered ?? address.state;
  const choose = (state: string, isSecond: boolean) => {
    const first = here().state;
    if (isSecond && first !== null && first !== state) change({ other: state }, { replace: true });
    else change({ state: first === state ? null : state, other: null }, { replace: true });
  };
  const shown = ordered(states, figures.value);
  const toggle = (what: Beside) => change({ beside: here().beside === what ? null : what }, { replace: true });
  // The next state of the table beside the one that is chosen.
  const pair = () => {
    const first = address.state ?? states[0];
    const rest = states.filter((state) => state !== first);
    const next = rest[(rest.indexOf(other ?? "") + 1) % rest.length];
    change({ state: first, other: next }, { replace: true });
  };
  useKeys({
    i: () => {
      const list = [null, ...INSTRUMENTS];
      change({ instrument: list[(list.indexOf(instrument as never) + 1) % list.length] }, { replace: true });
    },
    w: () => toggle("weights"),
    b: () => toggle("camps"),
    l: () => toggle("without"),
    v: pair,
    e: () => {
      const state = address.state ?? shown[0];
      const first = figures.value?.get(state)?.figure.shares.find((row) => row.share !== null);
      if (!first) return false;
      change({ figure: figureId({ state, power: first.power, instrument, at }) });
    },
    Esc: () => {
      if (here().figure !== null || (beside === null && other === null)) return false;
      change({ beside: null, other: null }, { replace: true });
    },
  });
  const detail = useRef<HTMLDivElement>(null);
  // Set beside each other by key, the two are brought into view.
  useEffect(() => {
    if (other !== null) detail.current?.scrollIntoView({ block: "nearest" });
  }, [other]);
  const method = useAnswer("method", () => client.method());
  const assessed = address.state ? (figures.value?.get(address.state) ?? null) : null;
  const toggles = (
    <>
      {(
        [
          ["w", "weights"],
          ["b", "camps"],
          ["l", "without"],
        ] as const
      ).map(([key, what]) => (
        <button key={key} type="button" className="chip" aria-pressed={beside === what} onClick={() => toggle(what)}>
          <kbd>{key}</kbd> {t(`map.show.${what}`)}
        </button>
      ))}
      <button type="button" className="chip" aria-pressed={other !== null} onClick={pair}>
        <kbd>v</kbd> {t("map.show.pair")}
      </button>
    </>
  );
  return (
    <>
      <ScopeBar
        parts={[
          { id: "states", words: t("map.region") },
          { id: "powers", words: hues.map(shortName).join(" ") },
          { id: "at", words: from ? date(`${from}/${at}`, language) : t("map.at", { day: date(at, language) }) },
          {
            id: "documents",
            words: t("scope.documents", { n: coverage.documents }),
            onClick: () => go(toView(here(), "reader")),
          },
          ...(method.value ? [{ id: "method", words: t("scope.method", { version: method.value.version }) }] : []),
        ]}
        onSearch={onSearch}
      >
        <span className="wide toggles">{toggles}</span>
      </ScopeBar>
      <main id="main" className="mapscreen" tabIndex={-1} aria-busy={!scope.isReady}>
        <div className="scrolls">
          <div className="hd">
            <div>
              <h1>{t("map.title")}</h1>
              <p className="lead">
                <Term of="share">
                  <b>{instrument ? t("map.shareOf", { instrument: t(`instrument.tab.${instrument}`) }) : t("map.share")}</b>
                </Term>
                : {t("map.lead")}
              </p>
            </div>
            <InstrumentTabs chosen={instrument} onChoose={(one) => change({ instrument: one }, { replace: true })} />
          </div>
          <p className="narrow toggles">{toggles}</p>
          {beside === "weights" && <WeightsPanel />}
          {beside === "camps" && <CampsPanel camps={camps} />}
          {figures.state === "error" ? (
            <Trouble {...figures} />
          ) : (
            <>
              {figures.value && <WhatWouldChange figures={figures.value} states={states} />}
              <div className="cols">
                <div>
                  <ShareTable
                    figures={figures.value}
                    states={states}
                    hues={hues}
                    chosen={chosen}
                    instrument={instrument}
                    at={at}
                    beside={beside}
                    onHover={setHovered}
                    onChoose={choose}
                    opened={address.state}
                  >
                    {address.state && figures.value && assessed && (
                      <div ref={detail}>
                        {other ? (
                          <StatePair
                            pair={[address.state, other]}
                            figures={figures.value}
                            hues={hues}
                            instrument={instrument}
                            at={at}
                          />
                        ) : (
                          <StatePanel state={address.state} assessed={assessed} instrument={instrument} at={at} />
                        )}
                      </div>
                    )}
                  </ShareTable>
                  {figures.value && [...figures.value.values()].every(({ figure }) => figure.events === 0) && (
                    <p className="note empty">{t("map.empty", { n: coverage.undated })}</p>
                  )}
                  <p className="note">{t(beside === null ? "map.note" : `map.note.${beside}`)}</p>
                </div>
                <MapPicture
                  figures={figures.value}
                  states={states}
                  hues={hues}
                  chosen={chosen}
                  other={other}
                  onHover={setHovered}
                  onChoose={choose}
                />
              </div>
            </>
          )}
        </div>
        <TimeBar coverage={coverage} from={from} at={at} />
      </main>
    </>
  );
}
