/** What a ledger answers about a state: the figure, how sure it is, its words, and what was left out of it. */
import { type Assessment, assess, surely } from "./assess.ts";
import type { Camps } from "./camps.ts";
import { compare } from "./canonical.ts";
import { decisionsFrom } from "./decisions.ts";
import { daysOf, engagement, type Figure, figureOf } from "./engagement.ts";
import { type Explanation, explain, type Words } from "./explain.ts";
import { type Method, methodHash } from "./method.ts";
import type { KeptReport, Store } from "./store.ts";
import type { Question } from "./tally.ts";
import { type Supposition, suppose } from "./what-if.ts";

export interface Asker {
  engagement(question: Question, method?: Method): Promise<Figure>;
  /** The figure with intervals. */
  surely(question: Question, options?: { method?: Method; supposing?: Supposition }): Promise<Figure>;
  /** The figure with intervals, grade, and all that would change it. */
  assess(question: Question, options?: { method?: Method; camps?: Camps; supposing?: Supposition }): Promise<Assessment>;
  /** @param options.figure the figure already shown, so that it is not summed again */
  explain(
    question: Question,
    options?: { method?: Method; power?: string; limit?: number; figure?: Figure },
  ): Promise<Explanation>;
  /** What is said of a state's dealings but counts for nothing, newest documents first: motives, hopes, hypotheses, and why. */
  uncounted(state: string, limit?: number): Promise<KeptReport[]>;
}

export function createAsker(store: Store, method: Method): Asker {
  /** The question with the ledger's own region, where it names none. */
  async function placed(question: Question): Promise<{ whole: Question; kept: boolean }> {
    const { region } = decisionsFrom(await store.decisions());
    const own = region.includes(question.state) ? region : [];
    const asked = question.region ?? own;
    return {
      whole: { ...question, region: asked },
      kept: asked.length === own.length && asked.every((state) => own.includes(state)),
    };
  }

  // The store's own sums serve as long as nothing but half-lives and weights differs from what was kept.
  const sumsServe = (asked: Method): boolean =>
    methodHash({ ...asked, version: "", halfLifeDays: method.halfLifeDays, weights: method.weights }) ===
    methodHash({ ...method, version: "" });

  async function figureFor(question: Question, asked: Method): Promise<Figure> {
    const days = daysOf(question);
    const { whole, kept } = await placed(question);
    if (kept && sumsServe(asked)) return figureOf(await store.tally(whole, days, asked), whole, asked);
    return engagement(await store.happeningsOf(whole, days), whole, asked);
  }

  return {
    engagement: (question, asked = method) => figureFor(question, asked),
    surely: async (question, { method: asked = method, supposing = {} } = {}) => {
      const { whole } = await placed(question);
      return surely(suppose(await store.happeningsOf(whole, daysOf(whole)), supposing), whole, asked);
    },
    assess: async (question, { method: asked = method, camps, supposing = {} } = {}) => {
      const { whole } = await placed(question);
      const dealings = await store.happeningsOf(whole, daysOf(whole));
      const over = await store.happeningsOver(whole, daysOf(whole), RIVALRIES);
      const known = new Set(dealings.map(({ id }) => id));
      const all = [...dealings, ...over.filter(({ id }) => !known.has(id))];
      return assess(suppose(all, supposing), whole, asked, camps);
    },
    explain: async (question, { method: asked = method, power, limit = 50, figure: shown } = {}) => {
      const figure = shown ?? (await figureFor(question, asked));
      const whole = { ...question, region: figure.region };
      const heaviest = await store.heaviest(whole, daysOf(question), method, limit, power);
      const ids = heaviest.map(({ happening }) => happening);
      // At once: a lake looks each up in files of its own.
      const [happenings, words] = await Promise.all([store.happenings(ids), wordsOf(store, ids)]);
      return explain(figure, happenings, whole, { method: asked, power, words });
    },
    uncounted: async (state, limit = 200) => {
      const left = await store.reports({ apart: state, limit: MOST });
      return left
        .filter(({ counted }) => !counted)
        .sort((a, b) => (b.published?.end ?? 0) - (a.published?.end ?? 0) || compare(a.id, b.id))
        .slice(0, limit);
    },
  };
}

/** Reports looked through for what is said beside the figures. */
const MOST = 1000;

/** A page lists no more of what others did to each other over a state. */
const RIVALRIES = 200;

/** The characters each report rests on. */
async function wordsOf(store: Store, happenings: readonly string[]): Promise<Map<string, Words>> {
  const reports = await store.reports({ happenings });
  return new Map(reports.map(({ id, document, span, words }) => [id, { document, ...span, text: words }]));
}
