import { useLanguage } from "../../shell/language.tsx";
import type { Named } from "../../state/actors.ts";
import { allStates, nameOf } from "../../state/names.ts";

/** Whom an input may name: those of the document first, then every state by name. */
export function Actors({ id, known }: { readonly id: string; readonly known: readonly Named[] }) {
  const { language } = useLanguage();
  return (
    <datalist id={id}>
      {known.map(({ code, words }) => (
        <option key={code} value={code}>
          {words}
        </option>
      ))}
      {allStates().map((code) => (
        <option key={code} value={code}>
          {nameOf(code, language)}
        </option>
      ))}
    </datalist>
  );
}
