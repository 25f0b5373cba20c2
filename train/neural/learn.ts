import { type Random, shuffled } from "../../src/base/random.ts";
import type { Dropout, Lesson, Network, Parameter } from "./network.ts";

export interface Course {
  readonly epochs: number;
  /** Words of a step, about. */
  readonly batch: number;
  readonly rate: number;
  readonly dropout: Omit<Dropout, "random">;
  /** What the averaged weights take of each step's. */
  readonly mix: number;
}

// Adam (Kingma & Ba 2015), gradients held to a length.
const MOMENTUM = 0.9;
const SPREAD = 0.98;
const LONGEST = 5;
const WARM_UP = 300;
const TINY = 1e-8;

/** Teaches the network; what it knows in the end is the running average over its last steps. */
export function teach(
  network: Network,
  lessons: readonly Lesson[],
  { epochs, batch, rate, dropout, mix }: Course,
  random: Random,
  report: (epoch: number, loss: { heads: number; labels: number }) => void = () => {},
): void {
  const { parameters } = network;
  const moments = parameters.map(({ value }) => ({ first: value.data.map(() => 0), second: value.data.map(() => 0) }));
  let average: Float32Array[] | null = null;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const loss = { heads: 0, labels: 0 };
    const batches = inBatches(shuffled(lessons, random), batch);
    for (const [at, part] of batches.entries()) {
      const lost = network.learn(part, { ...dropout, random });
      loss.heads += lost.heads / batches.length;
      loss.labels += lost.labels / batches.length;
      const done = (epoch + at / batches.length) / epochs;
      step++;
      adjust(parameters, moments, rate * Math.min(1, step / WARM_UP) * fading(done), step);
      if (epoch < 2 && epochs > 2) continue;
      average ??= parameters.map(({ value }) => value.data.slice());
      for (const [p, { value }] of parameters.entries()) follow(average[p], value.data, mix);
    }
    report(epoch, loss);
  }
  if (average) for (const [p, { value }] of parameters.entries()) value.data.set(average[p]);
}

/** Full for three tenths of the way, then less and less. */
const fading = (done: number): number => (done < 0.3 ? 1 : Math.max(0.03, 1 - (done - 0.3) / 0.7));

function inBatches(lessons: readonly Lesson[], words: number): Lesson[][] {
  const out: Lesson[][] = [];
  let room = 0;
  for (const lesson of lessons) {
    if (room <= 0) {
      out.push([]);
      room = words;
    }
    out[out.length - 1].push(lesson);
    room -= lesson.tags.length;
  }
  return out;
}

interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

function adjust(parameters: readonly Parameter[], moments: readonly Moments[], rate: number, step: number): void {
  let length = 0;
  for (const parameter of parameters) {
    const { data } = parameter.gradient;
    for (const [from, to] of touched(parameter)) for (let i = from; i < to; i++) length += data[i] * data[i];
  }
  const held = Math.min(1, LONGEST / (Math.sqrt(length) + 1e-9));
  const pace = rate / (1 - power(MOMENTUM, step));
  const widen = 1 / (1 - power(SPREAD, step));
  for (const [p, parameter] of parameters.entries()) {
    const { first, second } = moments[p];
    const value = parameter.value.data;
    const gradient = parameter.gradient.data;
    for (const [from, to] of touched(parameter)) {
      for (let i = from; i < to; i++) {
        const slope = gradient[i] * held;
        first[i] = MOMENTUM * first[i] + (1 - MOMENTUM) * slope;
        second[i] = SPREAD * second[i] + (1 - SPREAD) * slope * slope;
        value[i] -= (pace * first[i]) / (Math.sqrt(second[i] * widen) + TINY);
      }
    }
  }
}

/** Stretches that the gradient is of. */
const touched = ({ gradient: { data, cols }, rows }: Parameter): [number, number][] =>
  rows === null ? [[0, data.length]] : Array.from(rows, (row) => [row * cols, (row + 1) * cols]);

function follow(average: Float32Array, value: Float32Array, mix: number): void {
  for (let i = 0; i < value.length; i++) average[i] += (value[i] - average[i]) * mix;
}

/** By products alone, so that every engine gives the same. */
function power(base: number, exponent: number): number {
  let out = 1;
  for (let i = 0; i < exponent && out > 1e-12; i++) out *= base;
  return out;
}
