/** The ontologies that events are coded in, loaded when they are wanted: their tables are data, as a language's words are. */
export async function loadOntologies() {
  const [{ plover }, { cameo }] = await Promise.all([import("./plover/index.ts"), import("./cameo/index.ts")]);
  return { plover, cameo };
}
