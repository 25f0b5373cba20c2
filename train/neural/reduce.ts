/**
 * Principal components: vectors turned so that their first numbers tell most, and cut there. The turning is Jacobi's, by sums,
 * products, quotients and roots alone.
 */
export function reduced(values: Float64Array, dimensions: number, kept: number): Float64Array {
  const rows = values.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < values.length; i++) mean[i % dimensions] += values[i] / rows;
  const centred = values.map((value, i) => value - mean[i % dimensions]);
  const spread = new Float64Array(dimensions * dimensions);
  for (let row = 0; row < rows; row++) {
    const at = row * dimensions;
    for (let a = 0; a < dimensions; a++) {
      const value = centred[at + a] / rows;
      for (let b = a; b < dimensions; b++) spread[a * dimensions + b] += value * centred[at + b];
    }
  }
  for (let a = 0; a < dimensions; a++) for (let b = 0; b < a; b++) spread[a * dimensions + b] = spread[b * dimensions + a];
  const axes = principalAxes(spread, dimensions);
  const out = new Float64Array(rows * kept);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < kept; k++) {
      let sum = 0;
      for (let a = 0; a < dimensions; a++) sum += centred[row * dimensions + a] * axes[k][a];
      out[row * kept + k] = sum;
    }
  }
  return out;
}

const ROUNDS = 12;

/** Axes of a symmetric matrix, which is used up; that of the largest spread first. */
function principalAxes(matrix: Float64Array, size: number): Float64Array[] {
  const turned = new Float64Array(size * size);
  for (let i = 0; i < size; i++) turned[i * size + i] = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = matrix[p * size + q];
        if (off === 0) continue;
        const ratio = (matrix[q * size + q] - matrix[p * size + p]) / (2 * off);
        const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
        const cosine = 1 / Math.sqrt(tangent * tangent + 1);
        const sine = tangent * cosine;
        for (let k = 0; k < size; k++) turn(matrix, k * size + p, k * size + q, cosine, sine);
        for (let k = 0; k < size; k++) turn(matrix, p * size + k, q * size + k, cosine, sine);
        for (let k = 0; k < size; k++) turn(turned, k * size + p, k * size + q, cosine, sine);
      }
    }
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => matrix[b * size + b] - matrix[a * size + a]);
  return order.map((axis) => Float64Array.from({ length: size }, (_, k) => turned[k * size + axis]));
}

function turn(values: Float64Array, a: number, b: number, cosine: number, sine: number): void {
  const [x, y] = [values[a], values[b]];
  values[a] = cosine * x - sine * y;
  values[b] = sine * x + cosine * y;
}
