/**
 * Scores every arc of a sentence at once (Dozat & Manning 2017): each word's vector, tag and ending are looked up, two layers of
 * Simple Recurrent Units (Lei et al. 2018) read the sentence from both ends, and each word is told as a head and as a dependent.
 * What is multiplied are whole numbers, and what is not is worked out by sums, products and quotients: the same bits everywhere.
 */
import { exp, sigmoid } from "../../../base/exp.ts";
import { keyOf, placeOf, type Table } from "../../../classify/table.ts";
import type { View } from "../features.ts";
import { layPanels, newProducts, type Panels, type Products, panelSize } from "./products.ts";
import {
  FACT_UNIT,
  LEARNED_UNIT,
  type NetworkModel,
  READ_UNIT,
  SCALE_UNIT,
  type Scaled,
  TOLD_UNIT,
  VECTOR_UNIT,
} from "./read-model.ts";

export interface Network {
  /** Reads a sentence of at most `LONGEST` words. */
  see(view: View): void;
  /** How likely each word is the head of word `i`, into `out`: first the root, then the words; together 1. */
  heads(i: number, out: Float64Array): void;
  /** How likely each relation is between word `i` and this head, into `out`; together 1. @param head −1 for the root */
  relations(i: number, head: number, out: Float64Array): void;
}

/** Sentences of news seldom have 80 words. */
export const LONGEST = 160;
const LEAK = 0.1;
const PER_READ = 1 / READ_UNIT;
const PER_TOLD = 1 / TOLD_UNIT;

interface Step {
  readonly panels: Panels;
  /** What a product of whole numbers is multiplied by, and what is added. */
  readonly scales: Float64Array;
  readonly bias: Float64Array;
}

/** @param tagRows of each of the tagger's classes, from 1, its row in the table of tags */
export function newNetwork({ facts, tables }: NetworkModel, tagRows: ArrayLike<number>, make = newProducts): Network {
  const { units, arc, label, relations } = facts;
  const wide = 2 * units;
  const told = 2 * (arc + label);
  const seen = tables.layer0.width;
  const matrices = [tables.layer0, tables.layer1, tables.telling, tables.pair, tables.naming];
  const held = matrices.reduce((sum, table) => sum + panelSize(table.width, rowsIn(table)), 0) + panelSize(arc, LONGEST + 1);
  const used = (LONGEST + 1) * (Math.max(seen, wide) + told + arc + 3 * label);
  const products = make(2 * (held + used) + 4 * (LONGEST + 1) * (8 * units + LONGEST + 16) + 4096);

  const step = (table: Table, { scales, bias }: Scaled, unit: number): Step => ({
    panels: panelsOf(products, table),
    scales: Float64Array.from(scales, (scale) => scale * SCALE_UNIT * unit),
    bias: Float64Array.from(bias, (value) => value * FACT_UNIT),
  });
  const layers = facts.layers.map((layer, l) => ({
    ...step(l === 0 ? tables.layer0 : tables.layer1, layer, l === 0 ? LEARNED_UNIT : READ_UNIT),
    carry: Float64Array.from(layer.carry, (value) => value * FACT_UNIT),
  }));
  const telling = step(tables.telling, facts.telling, READ_UNIT);
  const pair = step(tables.pair, facts.pair, TOLD_UNIT);
  const naming = step(tables.naming, facts.naming, TOLD_UNIT);
  const headed = Float64Array.from(facts.headed, (value) => value * FACT_UNIT * TOLD_UNIT);

  // One row a word; the root's stands first from the telling on.
  const read = products.shorts((LONGEST + 1) * Math.max(seen, wide));
  const toldBy = products.shorts((LONGEST + 1) * told);
  const sides = products.shorts((LONGEST + 1) * arc);
  const features = products.shorts(3 * label);
  const headsRoom = products.shorts(panelSize(arc, LONGEST + 1));
  const sums = products.wholes((LONGEST + 1) * Math.max(8 * units, LONGEST + 8));
  const arcs = new Float64Array(LONGEST * (LONGEST + 1));
  let words = 0;

  function look(view: View): void {
    let at = 0;
    const put = ({ weights, width }: Table, from: number, times: number): void => {
      for (let k = 0; k < width; k++) read[at++] = weights[from + k] * times;
    };
    for (let i = 0; i < words; i++) {
      put(tables.vectors, rowOf(tables.vectors, view.word[i]), VECTOR_UNIT / LEARNED_UNIT);
      put(tables.words, rowOf(tables.words, view.word[i]), 1);
      put(tables.tags, (tagRows[view.tag[i] - 1] + 1) * tables.tags.width, 1);
      put(tables.endings, rowOf(tables.endings, view.ending[i]), 1);
    }
  }

  const carried = new Float64Array(units);
  function readLayer({ panels, scales, bias, carry }: (typeof layers)[number]): void {
    products.multiply(words, read, panels, sums);
    for (let side = 0; side < 2; side++) {
      carried.fill(0);
      const gates = side * wide;
      const columns = side * 4 * units;
      for (let n = 0; n < words; n++) {
        const row = side === 0 ? n : words - 1 - n;
        const from = row * 8 * units + columns;
        const to = row * wide + side * units;
        for (let j = 0; j < units; j++) {
          const c = carried[j];
          // The four products lie one after the other: what is new, f, r, and what goes by.
          const f = gate(sums[from + units + j] * scales[columns + units + j] + carry[gates + j] * c + bias[gates + j]);
          const r = gate(
            sums[from + 2 * units + j] * scales[columns + 2 * units + j] + carry[gates + units + j] * c + bias[gates + units + j],
          );
          const next = f * c + (1 - f) * sums[from + j] * scales[columns + j];
          carried[j] = next;
          const past = sums[from + 3 * units + j] * scales[columns + 3 * units + j];
          read[to + j] = short((r * next + (1 - r) * past) * PER_READ);
        }
      }
    }
  }

  function tell(): void {
    read.copyWithin(wide, 0, words * wide);
    for (let k = 0; k < wide; k++) read[k] = short(facts.root[k] * FACT_UNIT * PER_READ);
    products.multiply(words + 1, read, telling.panels, sums);
    for (let at = 0, col = 0; at < (words + 1) * told; at++) {
      const value = sums[at] * telling.scales[col] + telling.bias[col];
      toldBy[at] = short((value > 0 ? value : LEAK * value) * PER_TOLD);
      col = col + 1 === told ? 0 : col + 1;
    }
  }

  function scoreArcs(): void {
    for (let row = 0; row <= words; row++) for (let k = 0; k < arc; k++) sides[row * arc + k] = toldBy[row * told + arc + k];
    products.multiply(words + 1, sides, pair.panels, sums);
    for (let at = 0; at < (words + 1) * arc; at++) sides[at] = short(sums[at] * pair.scales[at % arc] * PER_TOLD);
    const heads = layPanels(headsRoom, arc, words + 1, (k, head) => toldBy[head * told + k]);
    products.multiply(words + 1, sides, heads, sums);
    for (let head = 0; head <= words; head++) {
      let more = 0;
      for (let k = 0; k < arc; k++) more += toldBy[head * told + k] * headed[k];
      for (let i = 0; i < words; i++)
        arcs[i * (words + 1) + head] = head === i + 1 ? -1e9 : sums[(i + 1) * heads.cols + head] * TOLD_UNIT * TOLD_UNIT + more;
    }
  }

  return {
    see(view) {
      words = view.words;
      look(view);
      for (const layer of layers) readLayer(layer);
      tell();
      scoreArcs();
    },
    heads(i, out) {
      for (let head = 0; head <= words; head++) out[head] = arcs[i * (words + 1) + head];
      shares(out, words + 1);
    },
    relations(i, head, out) {
      for (let k = 0; k < label; k++) {
        const h = toldBy[(head + 1) * told + 2 * arc + k];
        const d = toldBy[(i + 1) * told + 2 * arc + label + k];
        features[k] = h;
        features[label + k] = d;
        features[2 * label + k] = short(h * d * TOLD_UNIT);
      }
      products.multiply(1, features, naming.panels, sums);
      for (let k = 0; k < relations.length; k++) out[k] = sums[k] * naming.scales[k] + naming.bias[k];
      shares(out, relations.length);
    },
  };
}

const rowsIn = ({ weights, width }: Table): number => weights.length / width - 1;

function panelsOf(products: Products, table: Table): Panels {
  const { weights, width } = table;
  const room = products.shorts(panelSize(width, rowsIn(table)));
  return layPanels(room, width, rowsIn(table), (row, col) => weights[(col + 1) * width + row]);
}

/** Where the row of a word or an ending begins, by its hash; the row of noughts where it has none. */
function rowOf({ bits, places, width }: Table, hash: number): number {
  const place = placeOf(bits, places, keyOf(bits, hash));
  return places[place] === 0 ? 0 : places[place + 1] * width;
}

/** Rounded, and held to two bytes. */
const short = (steps: number): number => (steps > 32767 ? 32767 : steps < -32767 ? -32767 : Math.floor(steps + 0.5));

// σ from −8 to 8.
const GATES = 8192;
const opened = Float64Array.from({ length: GATES }, (_, i) => sigmoid((i + 0.5) / (GATES / 16) - 8));
function gate(x: number): number {
  const at = (x + 8) * (GATES / 16);
  return opened[at <= 0 ? 0 : at >= GATES ? GATES - 1 : at | 0];
}

function shares(scores: Float64Array, count: number): void {
  let top = -Infinity;
  for (let k = 0; k < count; k++) if (scores[k] > top) top = scores[k];
  let sum = 0;
  for (let k = 0; k < count; k++) {
    scores[k] = exp(scores[k] - top);
    sum += scores[k];
  }
  for (let k = 0; k < count; k++) scores[k] /= sum;
}
