/**
 * What is built for Node. esbuild takes `\p{…}` for too new a thing for "Node 20" and would make each such expression anew, by
 * `new RegExp`, every time it is come to; every Node 20 reads it as it is written.
 */
export const NODE_TARGET = {
  platform: "node",
  target: "node20",
  supported: { "regexp-unicode-property-escapes": true },
} as const;
