import { useEffect, useMemo, useState } from "react";
import { toView, VIEWS } from "../state/address.ts";
import { nameOf } from "../state/names.ts";
import { type Entry, rank } from "../state/palette.ts";
import { DEFAULT_SCOPE } from "../state/scope.ts";
import { FORMS, formAddress } from "../state/take-out.ts";
import { go, here } from "./address.tsx";
import { client, useAnswer } from "./answer.tsx";
import { useEarlyWords } from "./keys.tsx";
import { LANGUAGES, type LanguageCode, useLanguage } from "./language.tsx";
import { Sheet } from "./sheet.tsx";
import { toggleTheme } from "./theme.ts";
import "../styles/palette.css";

interface Command extends Entry {
  readonly kind: string;
  readonly act: () => void;
}

/** Find anything, do anything: screens, documents, states and actions under one line, by keyboard alone. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t, language, setLanguage } = useLanguage();
  const [query, setQuery] = useEarlyWords();
  const [chosen, setChosen] = useState(0);
  const list = useAnswer("documents", () => client.documents());

  const commands = useMemo((): Command[] => {
    const screens = VIEWS.map((view) => ({
      words: t(`view.${view}`),
      kind: t("palette.screen"),
      act: () => go(toView(here(), view)),
    }));
    const documents = (list.value?.documents ?? []).map((row) => ({
      words: row.title ?? t("documents.untitled"),
      also: [row.issuer, row.publisher].filter(Boolean).join(" "),
      kind: t("palette.document"),
      act: () => go(toView(here(), "reader", row.id)),
    }));
    const states = DEFAULT_SCOPE.states.map((code) => ({
      words: nameOf(code, language),
      also: code,
      kind: t("palette.state"),
      act: () => go({ ...toView(here(), "map"), state: code }),
    }));
    const actions = [
      { words: t("shell.theme"), kind: t("palette.action"), act: toggleTheme },
      ...(Object.keys(LANGUAGES) as LanguageCode[])
        .filter((code) => code !== language)
        .map((code) => ({ words: LANGUAGES[code], kind: t("shell.language"), act: () => setLanguage(code) })),
      ...FORMS.map((form) => ({
        words: t(`export.${form}`),
        also: form,
        kind: t("export.title"),
        // An attachment: it is saved, and the page stays.
        act: () => location.assign(formAddress(form)),
      })),
    ];
    return [...screens, ...states, ...documents, ...actions];
  }, [list.value, t, language, setLanguage]);

  // Words inside the texts are the server's to find; it is asked when the hand rests.
  const [sought, setSought] = useState("");
  useEffect(() => {
    const wait = setTimeout(() => setSought(query.trim()), 120);
    return () => clearTimeout(wait);
  }, [query]);
  const search = useAnswer(sought.length > 2 ? `search ${sought}` : null, () => client.search(sought));
  const found = useMemo(() => {
    const named = rank(commands, query).slice(0, 10);
    const inside = (search.value ?? [])
      .map((row) => ({
        words: row.title ?? t("documents.untitled"),
        also: row.id,
        kind: t("palette.inText"),
        act: () => go(toView(here(), "reader", row.id)),
      }))
      .filter(({ words }) => !named.some((one) => one.words === words));
    return [...named, ...inside].slice(0, 14);
  }, [commands, query, search.value, t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new query starts at the top again.
  useEffect(() => setChosen(0), [query]);

  const run = (command: Command | undefined) => {
    onClose();
    if (command) command.act();
    else if (query.trim()) go({ ...toView(here(), "ask"), query: query.trim() });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((chosen + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[chosen]);
    }
  };
  return (
    <Sheet label={t("palette.title")} className="sheet palette" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] ? `palette-${chosen}` : undefined}
        aria-label={t("palette.title")}
        placeholder={t("palette.hint")}
        value={query}
        dir="auto"
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label={t("palette.title")}>
        {found.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the line above, which keeps the focus.
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          <div
            className="option"
            key={`${command.kind} ${command.words} ${command.also ?? ""}`}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === chosen}
            onMouseMove={() => setChosen(i)}
            onClick={() => run(command)}
          >
            <span dir="auto">{command.words}</span>
            <small>{command.kind}</small>
          </div>
        ))}
      </div>
      {found.length === 0 && query.trim() !== "" && <p className="none">{t("palette.ask", { query: query.trim() })}</p>}
    </Sheet>
  );
}
