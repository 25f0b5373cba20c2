import { useState } from "react";
import type { ClaimClass } from "../../../../document/schema.ts";
import { Glyph } from "../../shell/glyph.tsx";
import { useLanguage } from "../../shell/language.tsx";
import { CLASSES, familyOf } from "../../state/families.ts";
import { PLOVER_TYPES } from "../../state/plover-types.ts";
import type { EditorProps } from "./editors.tsx";
import { Form } from "./form.tsx";

/** What kind of event it is, and how it is known; a claim has only the second. */
export function TypeForm({ item, event, onSay, onClose }: EditorProps) {
  const { t } = useLanguage();
  const [type, setType] = useState(event?.plover.type ?? null);
  const [claim, setClaim] = useState<ClaimClass>(item.class);
  const chosen = PLOVER_TYPES.find((one) => one.type === type);
  const changes = [
    ...(event && type !== event.plover.type
      ? [{ field: "type" as const, value: { type, tone: chosen?.tone ?? event.tone } }]
      : []),
    ...(claim !== item.class ? [{ field: "class" as const, value: claim }] : []),
  ];
  return (
    <Form title={t("correct.type")} change={changes} onSay={onSay} onClose={onClose}>
      {event && (
        <fieldset className="choices">
          <legend>{t("role.what")}</legend>
          {PLOVER_TYPES.map((one) => (
            <label key={one.type}>
              <input type="radio" name="type" checked={type === one.type} onChange={() => setType(one.type)} />
              {t(`plover.${one.type}`)}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className="choices">
        <legend>{t("card.class")}</legend>
        {CLASSES.map((one) => (
          <label key={one}>
            <input type="radio" name="class" checked={claim === one} onChange={() => setClaim(one)} />
            <Glyph of={familyOf(one)} family={familyOf(one)} /> {t(`class.${one}`)}
          </label>
        ))}
      </fieldset>
    </Form>
  );
}
