import { useLayoutEffect } from "react";
import { sliceOf } from "../../../base/span.ts";
import type { Document, Event } from "../../../document/schema.ts";
import { Glyph } from "../shell/glyph.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Term } from "../shell/term.tsx";
import { count, date } from "../state/format.ts";
import type { Item } from "../state/items.ts";
import { kindOf, noteOf, sidesOf } from "../state/note.ts";
import { isIssuer } from "../state/ribbon.ts";
import type { Translate } from "../state/strings.ts";
import { Actions } from "./actions.tsx";
import { Elsewhere } from "./elsewhere.tsx";
import { Worth } from "./worth.tsx";

interface Props {
  readonly read: Document;
  readonly document: Document;
  readonly item: Item;
  readonly number: number;
  readonly onClose: () => void;
  /** Called when the card's height may have changed. */
  readonly onPlace: () => void;
}

/** The selected item, open: what, when, where, how many, how firmly, who says so, and what it weighs. */
export function Card({ read, document, item, onClose, onPlace }: Props) {
  const { t, language } = useLanguage();
  useLayoutEffect(onPlace, [onPlace]);
  const event = document.events.find(({ id }) => id === item.id);
  const heading = event ? kindOf(event, t) : noteOf(document, item, t, language).title;
  const place = document.events.findIndex(({ id }) => id === item.id);
  return (
    <section aria-label={heading}>
      <h2>
        <Glyph of={item.family} family={item.family} />
        <span>{heading}</span>
        <em>{event ? t("card.place", { i: place + 1, n: document.events.length }) : t("note.notCounted")}</em>
        <button type="button" className="close" onClick={onClose} aria-label={t("shell.close")}>
          ×
        </button>
      </h2>
      {event ? (
        <EventBody document={document} event={event} t={t} language={language} />
      ) : (
        <ClaimBody document={document} item={item} t={t} language={language} />
      )}
      {event?.counted && <Worth document={document} event={event} onPlace={onPlace} />}
      {event?.counted && <Elsewhere document={document.id} event={event.id} onPlace={onPlace} />}
      {event && !event.counted && (
        <p className="else">
          <b>{t("note.notCounted")}:</b> {event.why}
        </p>
      )}
      <Actions read={read} document={document} item={item} onPlace={onPlace} />
    </section>
  );
}

interface BodyProps {
  readonly document: Document;
  readonly t: Translate;
  readonly language: string;
}

function EventBody({ document, event, t, language }: BodyProps & { readonly event: Event }) {
  const [actors, recipients] = sidesOf(document, event, language);
  const code = [event.plover.type, event.cameo.code].filter(Boolean).join(" ");
  const sizes = event.magnitudes.flatMap((id) => {
    const quantity = document.quantities.find((q) => q.id === id);
    return quantity ? [{ id, words: sliceOf(document.text, quantity), of: quantity.value }] : [];
  });
  const time = document.times.find(({ id }) => id === event.time.time);
  return (
    <>
      <p className="dyad" dir="auto">
        {actors || t("card.nobody")}
        {recipients && (
          <>
            {" "}
            <Glyph of={event.reciprocal ? "both" : "to"} />{" "}
            <span className="sr">{event.reciprocal ? t("card.with") : t("card.to")}</span> {recipients}
          </>
        )}
      </p>
      <dl>
        <dt>{t("role.what")}</dt>
        <dd>
          {event.plover.type ? t(`plover.${event.plover.type}`) : t("card.noType")}, {t(`instrument.${event.instrument}`)}{" "}
          <i>{code}</i>
        </dd>
        <dt>{t("role.when")}</dt>
        <dd title={time?.basis}>
          {event.time.value ? date(event.time.value, language) : <i>{t("card.undated")}</i>}
          {event.time.value && event.time.stated && <i> {t(`stated.${event.time.stated}`)}</i>}
        </dd>
        {event.place && (
          <>
            <dt>{t("role.where")}</dt>
            <dd>
              {event.place.name}
              <i>
                {event.place.country && ` ${[event.place.admin1, event.place.country].filter(Boolean).join(", ")}`}
                {event.place.uncertaintyKm !== null && ` ± ${count(event.place.uncertaintyKm, language)} km`}
              </i>
            </dd>
          </>
        )}
        {sizes.length > 0 && (
          <>
            <dt>{t("role.howMany")}</dt>
            <dd>{sizes.map(({ words }) => words).join("; ")}</dd>
          </>
        )}
        <dt>{t("card.firmly")}</dt>
        <dd>
          {t(`status.${event.status}`)} <i title={t(`factuality.${event.factuality}`)}>{event.factuality}</i>
        </dd>
        <dt>{t("card.says")}</dt>
        <dd>
          <Chain document={document} chain={event.chain} />
        </dd>
      </dl>
    </>
  );
}

/** Outermost hand first, root speaker last and heaviest. */
function Chain({ document, chain }: { readonly document: Document; readonly chain: Event["chain"] }) {
  const { t } = useLanguage();
  const hands = [...chain].reverse();
  return (
    <span className="chain">
      {document.meta.translated.value && (
        <span>
          {t("ribbon.translator")} <Glyph of="next" />
        </span>
      )}
      {hands.map((link, i) => {
        const name = isIssuer(link) ? t("ribbon.issuer") : link.who;
        const isRoot = i === hands.length - 1;
        return (
          <span key={link.attribution ?? link.who} dir="auto">
            {isRoot ? <b>{name}</b> : name} {!isRoot && <Glyph of="next" />}
          </span>
        );
      })}
    </span>
  );
}

function ClaimBody({ document, item, t, language }: BodyProps & { readonly item: Item }) {
  const { lines } = noteOf(document, item, t, language);
  const claim = document.claims.find(({ id }) => id === item.id);
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <dl>
        <dt>{t("card.class")}</dt>
        <dd>
          <Term of={item.class}>{t(`class.${item.class}`)}</Term>
        </dd>
        {claim && (
          <>
            <dt>{t("card.firmly")}</dt>
            <dd>{t(`status.${claim.status}`)}</dd>
          </>
        )}
        {claim && claim.chain.length > 0 && (
          <>
            <dt>{t("card.says")}</dt>
            <dd>
              <Chain document={document} chain={claim.chain} />
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
