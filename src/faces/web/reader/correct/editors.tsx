import type { Change } from "../../../../document/corrected.ts";
import type { Document, Event } from "../../../../document/schema.ts";
import { useLanguage } from "../../shell/language.tsx";
import type { Item } from "../../state/items.ts";
import { EntityForm } from "./entity-form.tsx";
import { Form } from "./form.tsx";
import { RolesForm } from "./roles-form.tsx";
import { SpanForm } from "./span-form.tsx";
import { TypeForm } from "./type-form.tsx";

export type Editing = "reject" | "type" | "roles" | "span" | "entity";

export interface EditorProps {
  /** As corrected so far. */
  readonly document: Document;
  readonly item: Item;
  readonly event: Event | null;
  readonly onSay: (changes: readonly Change[], reason: string) => void;
  readonly onClose: () => void;
}

/** The form for one kind of correction, beneath the card it is about. */
export default function Editor({ kind, ...props }: EditorProps & { readonly kind: Editing }) {
  const { t } = useLanguage();
  switch (kind) {
    case "type":
      return <TypeForm {...props} />;
    case "roles":
      return <RolesForm {...props} />;
    case "span":
      return <SpanForm {...props} />;
    case "entity":
      return <EntityForm {...props} />;
    default:
      return (
        <Form
          title={t("correct.reject")}
          change={[{ field: "verdict", value: "reject" }]}
          onSay={props.onSay}
          onClose={props.onClose}
        />
      );
  }
}
