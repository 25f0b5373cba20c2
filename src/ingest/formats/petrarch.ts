/** Sentences in the XML that PETRARCH and its kin read: `<Sentence date id source><Text>…`. */
import { firstDate, firstStated, type StatedFields } from "../found.ts";
import { readXml } from "./xml.ts";

export interface CodedSentence {
  readonly id: string;
  readonly text: string;
  readonly fields: StatedFields;
}

export function* readPetrarch(source: string): Generator<CodedSentence> {
  let attributes: Readonly<Record<string, string>> = {};
  let text = "";
  let inText = false;
  for (const part of readXml(source)) {
    if (part.kind === "open") {
      if (part.name === "Sentence") attributes = part.attributes;
      if (part.name === "Text") {
        inText = true;
        text = "";
      }
    } else if (part.kind === "text") {
      if (inText) text += part.text;
    } else if (part.name === "Text") inText = false;
    else if (part.name === "Sentence") {
      const published = firstDate([attributes.date, "attribute date"]);
      const publisher = firstStated([attributes.source, "attribute source"]);
      yield {
        id: attributes.id ?? "",
        text: text.replace(/\s+/g, " ").trim(),
        fields: { ...(published && { published }), ...(publisher && { publisher }) },
      };
    }
  }
}
