import { useState } from "react";
import type { Engagement, PowerShare } from "../../client/answers.ts";
import { change, go, here } from "../shell/address.tsx";
import { useKeys } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { Term } from "../shell/term.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { toView } from "../state/address.ts";
import { figureId } from "../state/figure.ts";
import { date, interval, share } from "../state/format.ts";
import { nameOf, shortName } from "../state/names.ts";
import { fillOf, gradeOf, slotOf } from "../state/scope.ts";
import { Axis, Forest } from "./forest.tsx";
import { INSTRUMENTS, InstrumentTabs } from "./instrument-tabs.tsx";
import { MapPicture } from "./map-picture.tsx";
import { TimeBar } from "./time-bar.tsx";
import { type StateFigures, useFigures, useScope } from "./use-scope.ts";
import "../styles/map.css";

/** The influence map: a table of shares, which is the primary object, and a map that says the same again. */
export default function MapScreen({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const scope = useScope();
  const { address, states, hues, at, documents } = scope;
  const figures = useFigures(scope, address.instrument);
  const [hovered, setHovered] = useState<string | null>(null);
  const chosen = hovered ?? address.state;
  const choose = (state: string) => change({ state: here().state === state ? null : state }, { replace: true });
  useKeys({
    i: () => {
      const list = [null, ...INSTRUMENTS];
      change({ instrument: list[(list.indexOf(address.instrument as never) + 1) % list.length] }, { replace: true });
    },
  });
  return (
    <>
      <ScopeBar
        parts={[
          { id: "states", words: states.map((code) => nameOf(code, language)).join(", ") },
          { id: "powers", words: hues.map(shortName).join(" ") },
          { id: "at", words: t("map.at", { day: date(at, language) }) },
          { id: "documents", words: t("scope.documents", { n: documents.length }), onClick: () => go(toView(here(), "reader")) },
        ]}
        onSearch={onSearch}
      />
      <main id="main" className="mapscreen" tabIndex={-1}>
        <div className="scrolls">
          <div className="hd">
            <div>
              <h1>{t("map.title")}</h1>
              <p className="lead">
                <Term of="share">
                  <b>{t("map.share")}</b>
                </Term>
                : {t("map.lead")}
              </p>
            </div>
            <InstrumentTabs chosen={address.instrument} />
          </div>
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
                    instrument={address.instrument}
                    at={at}
                    onHover={setHovered}
                    onChoose={choose}
                  />
                  <p className="note">{t("map.note")}</p>
                </div>
                <MapPicture
                  figures={figures.value}
                  states={states}
                  hues={hues}
                  chosen={chosen}
                  onHover={setHovered}
                  onChoose={choose}
                />
              </div>
            </>
          )}
        </div>
        <TimeBar documents={documents} at={at} />
      </main>
    </>
  );
}

interface TableProps {
  readonly figures: StateFigures | null;
  readonly states: readonly string[];
  readonly hues: readonly string[];
  readonly chosen: string | null;
  readonly instrument: string | null;
  readonly at: string;
  readonly onHover: (state: string | null) => void;
  readonly onChoose: (state: string) => void;
}

function ShareTable({ figures, states, hues, chosen, instrument, at, onHover, onChoose }: TableProps) {
  const { t, language } = useLanguage();
  return (
    <table className="shares">
      <thead>
        <tr>
          <th scope="col">{t("map.state")}</th>
          <th scope="col">{t("map.power")}</th>
          <th scope="col" className="r">
            {t("map.shareColumn")}
          </th>
          <th scope="col" className="iv">
            <Term of="interval">90%</Term>
          </th>
          <th scope="col" className="fp">
            <span className="sr">{t("map.picture")}</span>
            <Axis />
          </th>
          <th scope="col" className="r wide">
            <Term of="lineage">{t("map.lineages")}</Term>
          </th>
          <th scope="col" className="r wide">
            {t("map.happenings")}
          </th>
          <th scope="col" className="gd wide">
            {t("map.evidence")}
          </th>
        </tr>
      </thead>
      {ordered(states, figures).map((state) => {
        const figure = figures?.get(state) ?? null;
        const grade = figure ? gradeOf(figure) : "none";
        const rows = figure?.shares.filter((row) => row.share !== null) ?? [];
        const name = (
          <th scope="rowgroup" rowSpan={Math.max(1, rows.length)}>
            <button
              type="button"
              aria-pressed={chosen === state}
              onClick={() => onChoose(state)}
              onFocus={() => onHover(state)}
              onBlur={() => onHover(null)}
            >
              {nameOf(state, language)}
            </button>
          </th>
        );
        return (
          <tbody
            key={state}
            className={`${grade === "veryLow" ? "thin " : ""}${grade === "none" ? "none " : ""}${chosen === state ? "on" : ""}`}
            onMouseEnter={() => onHover(state)}
            onMouseLeave={() => onHover(null)}
          >
            {rows.length === 0 ? (
              <tr>
                {name}
                <td colSpan={7}>
                  {figure && <i className="sw hatch" />} {figure ? t("map.none") : t("map.loading")}
                </td>
              </tr>
            ) : (
              rows.map((row, i) => (
                <tr key={row.power}>
                  {i === 0 && name}
                  <td className="pw">
                    <i className={`sw ${fillOf(slotOf(row.power, hues), grade)}`} />{" "}
                    <span title={nameOf(row.power, language)}>{shortName(row.power)}</span>
                  </td>
                  <td className="r">
                    <button
                      type="button"
                      className="figure"
                      onClick={() => change({ figure: figureId({ state, power: row.power, instrument, at }) })}
                    >
                      {share(row.share ?? 0)}
                      <span className="sr">
                        {" "}
                        {t("map.opens", { power: nameOf(row.power, language), state: nameOf(state, language) })}
                      </span>
                    </button>
                  </td>
                  <td className="iv">{row.interval ? interval(row.interval) : i === 0 ? why(row, t) : ""}</td>
                  <td className="fp">
                    <Forest row={row} slot={slotOf(row.power, hues)} grade={grade} />
                  </td>
                  {i === 0 && figure && (
                    <>
                      <td className="r wide" rowSpan={rows.length}>
                        {figure.lineages}
                      </td>
                      <td className="r wide" rowSpan={rows.length}>
                        {figure.events}
                      </td>
                      <td className="gd wide" rowSpan={rows.length}>
                        {t(`grade.${grade}`)}
                      </td>
                    </>
                  )}
                </tr>
              ))
            )}
          </tbody>
        );
      })}
    </table>
  );
}

const why = (row: PowerShare, t: ReturnType<typeof useLanguage>["t"]): string => (row.why ? t(`why.${row.why}`) : "");

/** States with the most behind them first; those without any last. */
function ordered(states: readonly string[], figures: StateFigures | null): string[] {
  const events = (state: string) => figures?.get(state)?.events ?? 0;
  return [...states].sort((a, b) => events(b) - events(a) || states.indexOf(a) - states.indexOf(b));
}

/** Whose lead stands whatever weights the instruments are given, and whose does not. */
function WhatWouldChange({ figures, states }: { readonly figures: StateFigures; readonly states: readonly string[] }) {
  const { t, language } = useLanguage();
  const said = states.flatMap((state) => {
    const figure = figures.get(state);
    const words = figure && verdict(figure);
    return figure && words
      ? [
          {
            state,
            words: t(`change.${words}`, {
              power: nameOf(figure.shares[0].power, language),
              other: nameOf(figure.shares[1]?.power ?? "", language),
            }),
          },
        ]
      : [];
  });
  if (said.length === 0) return null;
  return (
    <section className="change" aria-label={t("change.title")}>
      <h2>{t("change.title")}</h2>
      {said.map(({ state, words }) => (
        <p key={state}>
          <b>{nameOf(state, language)}:</b> {words}
        </p>
      ))}
    </section>
  );
}

function verdict({ shares }: Engagement): "alone" | "stands" | "weights" | "interval" | null {
  const [first, second] = shares.filter(({ share: value }) => value !== null);
  if (!first) return null;
  if (!second) return "alone";
  if (first.interval && second.interval && second.interval[1] > first.interval[0]) return "interval";
  if (first.range && second.range && second.range[1] > first.range[0]) return "weights";
  return "stands";
}
