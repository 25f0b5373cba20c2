/** What may be wanted of a reading, by the thread that reads: its record, or what it brings to a ledger, which is then not worked out on the ledger's own thread. */
import type { Document } from "../../document/schema.ts";
import type { Refused } from "../../operations/severally.ts";

export const FORMS = {
  /** As JSON. */
  record: async () => (document: Document) => JSON.stringify(document),
  brought: async () => {
    const [{ bring }, { posted }] = await Promise.all([import("../../ledger/entry.ts"), import("./posted.ts")]);
    return (document: Document) => posted(bring(document));
  },
};

export type Form = keyof typeof FORMS;

export type Formed<F extends Form> = ReturnType<Awaited<ReturnType<(typeof FORMS)[F]>>>;

/** A reading in its form, or why there is none. */
export type Answer<F extends Form = "record"> = Formed<F> | Refused;

export const isRefused = (answer: Answer<Form>): answer is Refused => typeof answer === "object" && "code" in answer;
