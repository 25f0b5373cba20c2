import { type FormEvent, useMemo } from "react";
import { change, useAddress } from "../shell/address.tsx";
import { useEarlyWords } from "../shell/keys.tsx";
import { useLanguage } from "../shell/language.tsx";
import { ScopeBar } from "../shell/scope-bar.tsx";
import { type Asked, readQuestion, without } from "../state/ask.ts";
import { date } from "../state/format.ts";
import { nameOf } from "../state/names.ts";
import { DEFAULT_SCOPE } from "../state/scope.ts";
import { AnswerTo } from "./ask-answer.tsx";
import { wordsOf } from "./ask-words.ts";
import { useScope } from "./use-scope.ts";
import "../styles/ask.css";

const EXAMPLES = Array.from({ length: 10 }, (_, i) => `ask.example${i + 1}`);

/** One box. The question becomes chips that can be seen and taken away, and the answer cites what it rests on. */
export default function Ask({ onSearch }: { readonly onSearch: () => void }) {
  const { t, language } = useLanguage();
  const address = useAddress();
  const { coverage } = useScope();
  const [text, setText] = useEarlyWords(address.query);
  const words = useMemo(() => wordsOf(language, t), [language, t]);
  const asked = address.query ? readQuestion(address.query, words, DEFAULT_SCOPE.states) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ query: text.trim() || null });
  };
  const ask = (question: string) => {
    setText(question);
    change({ query: question || null });
  };
  return (
    <>
      <ScopeBar parts={[{ id: "n", words: t("scope.documents", { n: coverage.documents }) }]} onSearch={onSearch} />
      <main id="main" className="page ask" tabIndex={-1}>
        <h1>{t("view.ask")}</h1>
        <form onSubmit={submit} role="search">
          <input
            type="text"
            // biome-ignore lint/a11y/noAutofocus: the page is this one line; Esc gives the keys back.
            autoFocus={address.query === null}
            value={text}
            aria-label={t("ask.label")}
            placeholder={t("ask.hint")}
            dir="auto"
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" className="solid">
            {t("ask.ask")}
          </button>
        </form>
        {asked ? (
          <>
            <Chips asked={asked} onTakeOut={(words) => ask(without(address.query ?? "", words))} />
            <AnswerTo asked={asked} />
          </>
        ) : (
          <section>
            <h2>{t("ask.examples")}</h2>
            <ul>
              {EXAMPLES.map((key) => (
                <li key={key}>
                  <button type="button" onClick={() => ask(t(key))}>
                    {t(key)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  );
}

/** How the question was read, where everyone can see it; a chip taken out takes its words with it. */
function Chips({ asked, onTakeOut }: { readonly asked: Asked; readonly onTakeOut: (words: string) => void }) {
  const { t, language } = useLanguage();
  const { intent, states, powers, instrument, from, to } = asked;
  const when =
    from && to
      ? date(`${from}/${to}`, language)
      : from
        ? t("ask.since", { day: date(from, language) })
        : to
          ? t("ask.until", { day: date(to, language) })
          : null;
  const chips: readonly (readonly [string, string])[] = [
    [intent, t(`ask.intent.${intent}`)],
    ...[...states, ...powers].map((code) => [code, nameOf(code, language)] as const),
    ...(instrument ? [[instrument, t(`instrument.${instrument}`)] as const] : []),
    ...(when ? [["time", when] as const] : []),
  ];
  return (
    <p className="chips">
      <span className="mut">{t("ask.readAs")}</span>
      {chips.map(([key, words]) => (
        <span key={key} className="chip">
          {words}
          {asked.words[key] && (
            <button type="button" aria-label={t("ask.takeOut", { words })} onClick={() => onTakeOut(asked.words[key])}>
              ×
            </button>
          )}
        </span>
      ))}
      {asked.unread.length > 0 && <span className="mut">{t("ask.unread", { words: asked.unread.join(", ") })}</span>}
    </p>
  );
}
