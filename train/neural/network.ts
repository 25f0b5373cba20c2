/**
 * A parser that scores every arc of a sentence at once (Dozat & Manning 2017), small enough to ship: word, tag and ending are looked up,
 * two layers of Simple Recurrent Units read the sentence from both ends, and each word is told twice, as a head and as a dependent.
 * Forward and backward are written out; `network.test.ts` holds the one against the other.
 */
import { exp } from "../../src/base/exp.ts";
import type { Random } from "../../src/base/random.ts";
import { type Matrix, type Products, padded, rowsOf } from "./products.ts";
import { type Gates, readBack, readBoth, type Stretch, type Trace } from "./sru.ts";

export interface Sizes {
  /** Rows of the tables of learned words, tags and endings; row 0 stands for all that are in none. */
  readonly words: number;
  readonly tags: number;
  readonly endings: number;
  readonly relations: number;
  readonly units: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
  readonly word: number;
  readonly tag: number;
  readonly ending: number;
}

export interface Dropout {
  readonly random: Random;
  /** Share of numbers left out, of learned words, and of words' vectors. */
  readonly numbers: number;
  readonly words: number;
  readonly vectors: number;
}

export interface Lesson {
  readonly vectors: Int32Array;
  readonly words: Int32Array;
  readonly tags: Int32Array;
  readonly endings: Int32Array;
  /** 0 for the root, word i is i + 1. */
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

export interface Parameter {
  readonly name: string;
  readonly value: Matrix;
  readonly gradient: Matrix;
  /** Rows that the gradient is of, of a table that is looked up in; `null` where it is of all. */
  readonly rows: Set<number> | null;
}

export interface Network {
  readonly parameters: readonly Parameter[];
  /** Leaves the gradient of the mean loss in the parameters. @returns loss of heads and of labels, a word */
  learn(batch: readonly Lesson[], dropout: Dropout | null): { heads: number; labels: number };
  /** For each sentence its words' scores, a row each: column 0 the root, word i column i + 1; and its best labels under given heads. */
  score(batch: readonly Lesson[]): readonly Scored[];
}

export interface Scored {
  readonly arcs: Matrix;
  labels(heads: ArrayLike<number>): Int32Array;
}

const LEAK = 0.1;
const ROLES = ["arcHead", "arcChild", "labelHead", "labelChild"] as const;
type Role = (typeof ROLES)[number];

/** @param vectors of words, one row each, learned elsewhere and not learned here; row 0 is of noughts */
export function newNetwork(sizes: Sizes, vectors: Matrix, products: Products, random: Random): Network {
  const { units, layers, relations } = sizes;
  const wide = 2 * units;
  const parameters: Parameter[] = [];
  // Uniform, of the deviation that is asked for.
  function learned(name: string, rows: number, cols: number, deviation: number, isTable = false): Parameter {
    const [value, gradient] = [products.matrix(rows, cols), products.matrix(rows, cols)];
    for (let i = 0; i < value.data.length; i++) value.data[i] = (2 * random.next() - 1) * Math.sqrt(3) * deviation;
    const parameter = { name, value, gradient, rows: isTable ? new Set<number>() : null };
    parameters.push(parameter);
    return parameter;
  }
  const tables = [
    { of: "words", table: learned("words", sizes.words, sizes.word, 0.1, true) },
    { of: "tags", table: learned("tags", sizes.tags, sizes.tag, 0.3, true) },
    { of: "endings", table: learned("endings", sizes.endings, sizes.ending, 0.1, true) },
  ] as const;
  tables[0].table.value.data.fill(0, 0, sizes.word);
  const seen = vectors.cols + sizes.word + sizes.tag + sizes.ending;
  const reading = Array.from({ length: layers }, (_, l) => {
    const from = l === 0 ? seen : wide;
    const bias = learned(`bias${l}`, 4, units, 0);
    for (const side of [0, 1]) bias.value.data.fill(1, side * wide, side * wide + units);
    return {
      weights: learned(`weights${l}`, from, 8 * units, Math.sqrt(1 / from)),
      carry: learned(`carry${l}`, 4, units, 0.1),
      bias,
    };
  });
  const wideOf = (role: Role): number => (role.startsWith("arc") ? sizes.arc : sizes.label);
  const telling = Object.fromEntries(
    ROLES.map((role) => [
      role,
      {
        weights: learned(role, wide, wideOf(role), Math.sqrt(2 / (wide + wideOf(role)))),
        bias: learned(`${role}Bias`, 1, wideOf(role), 0),
      },
    ]),
  ) as Record<Role, { weights: Parameter; bias: Parameter }>;
  const root = learned("root", 1, wide, 0.1);
  const pair = learned("pair", sizes.arc, sizes.arc, 0.5 / Math.sqrt(sizes.arc));
  const headed = learned("headed", 1, sizes.arc, 0.01);
  const naming = learned("naming", 3 * sizes.label, padded(relations), Math.sqrt(1 / (3 * sizes.label)));
  const namingBias = learned("namingBias", 1, padded(relations), 0);
  products.keep();

  function look(batch: readonly Lesson[], dropout: Dropout | null): { x: Matrix; words: Int32Array; stretches: Stretch[] } {
    const stretches: Stretch[] = [];
    let rows = 0;
    for (const { tags } of batch) {
      stretches.push({ from: rows, words: tags.length });
      rows += tags.length;
    }
    const x = products.matrix(rows, seen);
    const words = new Int32Array(rows);
    for (const [s, lesson] of batch.entries()) {
      for (let i = 0; i < lesson.tags.length; i++) {
        const row = stretches[s].from + i;
        words[row] = dropout && dropout.random.next() < dropout.words ? 0 : lesson.words[i];
        const vector = dropout && dropout.random.next() < dropout.vectors ? 0 : lesson.vectors[i];
        let at = row * seen;
        const put = ({ data, cols }: Matrix, from: number): void => {
          for (let k = 0; k < cols; k++) x.data[at++] = data[from * cols + k];
        };
        put(vectors, vector);
        put(tables[0].table.value, words[row]);
        put(tables[1].table.value, lesson.tags[i]);
        put(tables[2].table.value, lesson.endings[i]);
      }
    }
    return { x, words, stretches };
  }

  /** The same numbers left out at every word of a sentence, the others made up for. */
  function masked(x: Matrix, stretches: readonly Stretch[], dropout: Dropout | null): Matrix | null {
    if (!dropout) return null;
    const mask = products.matrix(stretches.length, x.cols);
    for (let i = 0; i < mask.data.length; i++)
      mask.data[i] = dropout.random.next() < dropout.numbers ? 0 : 1 / (1 - dropout.numbers);
    hide(x, stretches, mask);
    return mask;
  }
  function hide({ data, cols }: Matrix, stretches: readonly Stretch[], mask: Matrix | null): void {
    if (!mask) return;
    for (const [s, { from, words }] of stretches.entries())
      for (let row = from; row < from + words; row++)
        for (let k = 0; k < cols; k++) data[row * cols + k] *= mask.data[s * cols + k];
  }

  function forward(batch: readonly Lesson[], dropout: Dropout | null) {
    const { x, words, stretches } = look(batch, dropout);
    const rows = x.rows;
    const traces: { x: Matrix; mask: Matrix | null; u: Matrix; trace: Trace }[] = [];
    let from = x;
    for (const { weights, carry, bias } of reading) {
      const mask = masked(from, stretches, dropout);
      const u = products.matrix(rows, 8 * units);
      products.add(from, weights.value, u);
      const trace = { c: products.matrix(rows, wide), f: products.matrix(rows, wide), r: products.matrix(rows, wide) };
      const h = products.matrix(rows, wide);
      readBoth(u, { carry: carry.value, bias: bias.value }, units, stretches, h, trace);
      traces.push({ x: from, mask, u, trace });
      from = h;
    }
    const mask = masked(from, stretches, dropout);
    // The root stands before each sentence.
    const rooted = stretches.map(({ from: at, words: count }, s) => ({ from: at + s, words: count + 1 }));
    const y = products.matrix(rows + batch.length, wide);
    for (const [s, { from: at, words: count }] of stretches.entries()) {
      y.data.set(root.value.data, rooted[s].from * wide);
      y.data.set(rowsOf(from, at, count).data, (rooted[s].from + 1) * wide);
    }
    const told = Object.fromEntries(
      ROLES.map((role) => {
        const { weights, bias } = telling[role];
        const z = products.matrix(y.rows, wideOf(role));
        products.add(y, weights.value, z);
        for (let i = 0; i < z.data.length; i++) {
          const value = z.data[i] + bias.value.data[i % z.cols];
          z.data[i] = value > 0 ? value : LEAK * value;
        }
        return [role, { z, mask: masked(z, rooted, dropout) }];
      }),
    ) as Record<Role, { z: Matrix; mask: Matrix | null }>;
    const sides = products.matrix(y.rows, sizes.arc);
    products.add(told.arcChild.z, pair.value, sides);
    const arcs = rooted.map(({ from: at, words: count }) => {
      const heads = rowsOf(told.arcHead.z, at, count);
      const scores = products.matrix(count - 1, padded(count));
      products.addRightTurned(rowsOf(sides, at + 1, count - 1), heads, scores);
      for (let h = 0; h < count; h++) {
        let more = 0;
        for (let k = 0; k < sizes.arc; k++) more += heads.data[h * sizes.arc + k] * headed.value.data[k];
        for (let i = 0; i < count - 1; i++) scores.data[i * scores.cols + h] += h === i + 1 ? -1e9 : more;
      }
      return scores;
    });
    return { words, stretches, traces, mask, rooted, y, told, sides, arcs };
  }
  type Pass = ReturnType<typeof forward>;

  /** What tells an arc's label: its head, its dependent, and their product. @param heads of each sentence's words, 0 the root */
  function pairs({ stretches, rooted, told }: Pass, heads: readonly ArrayLike<number>[]): Matrix {
    const wideLabel = sizes.label;
    const { z: ofHeads } = told.labelHead;
    const { z: ofChildren } = told.labelChild;
    const last = stretches[stretches.length - 1];
    const out = products.matrix(last.from + last.words, 3 * wideLabel);
    for (const [s, { from, words }] of stretches.entries()) {
      for (let i = 0; i < words; i++) {
        const at = (from + i) * 3 * wideLabel;
        for (let k = 0; k < wideLabel; k++) {
          const h = ofHeads.data[(rooted[s].from + heads[s][i]) * wideLabel + k];
          const d = ofChildren.data[(rooted[s].from + i + 1) * wideLabel + k];
          out.data[at + k] = h;
          out.data[at + wideLabel + k] = d;
          out.data[at + 2 * wideLabel + k] = h * d;
        }
      }
    }
    return out;
  }
  function named(features: Matrix): Matrix {
    const scores = products.matrix(features.rows, padded(relations));
    products.add(features, naming.value, scores);
    for (let i = 0; i < scores.data.length; i++) scores.data[i] += namingBias.value.data[i % scores.cols];
    return scores;
  }

  /** Scores of a row become what each should change by. @returns the loss */
  function softmaxBack(row: Float32Array, count: number, right: number, words: number): number {
    let top = -Infinity;
    for (let k = 0; k < count; k++) top = Math.max(top, row[k]);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      row[k] = exp(row[k] - top);
      sum += row[k];
    }
    const share = row[right] / sum;
    for (let k = 0; k < count; k++) row[k] = (row[k] / sum - (k === right ? 1 : 0)) / words;
    row.fill(0, count);
    return -Math.log(share + 1e-9) / words;
  }

  function learn(batch: readonly Lesson[], dropout: Dropout | null): { heads: number; labels: number } {
    products.clear();
    for (const { gradient, rows } of parameters) {
      if (rows === null) gradient.data.fill(0);
      else for (const row of rows) gradient.data.fill(0, row * gradient.cols, (row + 1) * gradient.cols);
      rows?.clear();
    }
    const pass = forward(batch, dropout);
    const { words, stretches, traces, rooted, y, told, sides, arcs } = pass;
    const rows = words.length;
    const loss = { heads: 0, labels: 0 };
    const back = Object.fromEntries(ROLES.map((role) => [role, products.matrix(y.rows, wideOf(role))])) as Record<Role, Matrix>;

    const sidesBack = products.matrix(y.rows, sizes.arc);
    for (const [s, { from, words: count }] of rooted.entries()) {
      const scores = arcs[s];
      for (let i = 0; i < count - 1; i++) {
        const row = scores.data.subarray(i * scores.cols, (i + 1) * scores.cols);
        loss.heads += softmaxBack(row, count, batch[s].heads[i], rows);
        row[i + 1] = 0;
      }
      const [heads, headsBack] = [rowsOf(told.arcHead.z, from, count), rowsOf(back.arcHead, from, count)];
      products.add(scores, heads, rowsOf(sidesBack, from + 1, count - 1));
      products.addLeftTurned(scores, rowsOf(sides, from + 1, count - 1), headsBack);
      for (let h = 0; h < count; h++) {
        let sum = 0;
        for (let i = 0; i < count - 1; i++) sum += scores.data[i * scores.cols + h];
        for (let k = 0; k < sizes.arc; k++) {
          headsBack.data[h * sizes.arc + k] += sum * headed.value.data[k];
          headed.gradient.data[k] += sum * heads.data[h * sizes.arc + k];
        }
      }
    }
    products.addLeftTurned(told.arcChild.z, sidesBack, pair.gradient);
    products.addRightTurned(sidesBack, pair.value, back.arcChild);

    const features = pairs(
      pass,
      batch.map(({ heads }) => heads),
    );
    const namesBack = named(features);
    for (const [s, { from, words: count }] of stretches.entries()) {
      for (let i = 0; i < count; i++) {
        const row = namesBack.data.subarray((from + i) * namesBack.cols, (from + i + 1) * namesBack.cols);
        loss.labels += softmaxBack(row, relations, batch[s].labels[i], rows);
      }
    }
    products.addLeftTurned(features, namesBack, naming.gradient);
    addRows(namesBack, namingBias.gradient);
    const featuresBack = products.matrix(rows, 3 * sizes.label);
    products.addRightTurned(namesBack, naming.value, featuresBack);
    for (const [s, { from, words: count }] of stretches.entries()) {
      for (let i = 0; i < count; i++) {
        const at = (from + i) * 3 * sizes.label;
        const head = (rooted[s].from + batch[s].heads[i]) * sizes.label;
        const child = (rooted[s].from + i + 1) * sizes.label;
        for (let k = 0; k < sizes.label; k++) {
          const product = featuresBack.data[at + 2 * sizes.label + k];
          back.labelHead.data[head + k] += featuresBack.data[at + k] + product * told.labelChild.z.data[child + k];
          back.labelChild.data[child + k] += featuresBack.data[at + sizes.label + k] + product * told.labelHead.z.data[head + k];
        }
      }
    }

    const yBack = products.matrix(y.rows, wide);
    for (const role of ROLES) {
      const { z, mask } = told[role];
      hide(back[role], rooted, mask);
      for (let i = 0; i < z.data.length; i++) if (z.data[i] <= 0) back[role].data[i] *= LEAK;
      products.addLeftTurned(y, back[role], telling[role].weights.gradient);
      addRows(back[role], telling[role].bias.gradient);
      products.addRightTurned(back[role], telling[role].weights.value, yBack);
    }
    let xBack = products.matrix(rows, wide);
    for (const [s, { from, words: count }] of stretches.entries()) {
      addRows(rowsOf(yBack, rooted[s].from, 1), root.gradient);
      rowsOf(xBack, from, count).data.set(rowsOf(yBack, rooted[s].from + 1, count).data);
    }
    hide(xBack, stretches, pass.mask);
    for (let l = layers - 1; l >= 0; l--) {
      const { weights, carry, bias } = reading[l];
      const { x, mask, u, trace } = traces[l];
      const uBack = products.matrix(rows, 8 * units);
      const gatesBack: Gates = { carry: carry.gradient, bias: bias.gradient };
      readBack(u, { carry: carry.value, bias: bias.value }, units, stretches, xBack, trace, uBack, gatesBack);
      products.addLeftTurned(x, uBack, weights.gradient);
      xBack = products.matrix(rows, x.cols);
      products.addRightTurned(uBack, weights.value, xBack);
      hide(xBack, stretches, mask);
    }
    let column = vectors.cols;
    for (const { of, table } of tables) {
      const { cols } = table.value;
      for (const [s, { from, words: count }] of stretches.entries()) {
        for (let i = 0; i < count; i++) {
          const row = of === "words" ? words[from + i] : batch[s][of][i];
          if (of === "words" && row === 0) continue;
          table.rows?.add(row);
          for (let k = 0; k < cols; k++) table.gradient.data[row * cols + k] += xBack.data[(from + i) * seen + column + k];
        }
      }
      column += cols;
    }
    return loss;
  }

  function score(batch: readonly Lesson[]): Scored[] {
    products.clear();
    const pass = forward(batch, null);
    return pass.arcs.map((arcs, s) => ({
      arcs,
      labels(heads) {
        const own = { ...pass, stretches: [{ from: 0, words: heads.length }], rooted: [pass.rooted[s]] };
        const { data, cols } = named(pairs(own, [heads]));
        return Int32Array.from(heads, (_, i) => best(data.subarray(i * cols, i * cols + relations)));
      },
    }));
  }
  return { parameters, learn, score };
}

function addRows({ rows, cols, data }: Matrix, sum: Matrix): void {
  for (let row = 0; row < rows; row++) for (let k = 0; k < cols; k++) sum.data[k] += data[row * cols + k];
}

export function best(scores: ArrayLike<number>): number {
  let top = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k] > scores[top]) top = k;
  return top;
}
