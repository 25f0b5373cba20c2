import type { OpenedModel } from "../../classify/model-file.ts";
import type { ParseModels } from "./index.ts";
import { newNetwork } from "./network/network.ts";
import { readNetworkModel } from "./network/read-model.ts";
import { newVoter } from "./vote.ts";

/** The parser of accurate mode: a network that weighs every arc, and the one that goes step by step. */
export function twoVoices(
  fast: Pick<ParseModels, "parser" | "relations">,
  file: OpenedModel,
  tagNumbers: ParseModels["tagNumbers"],
): Pick<ParseModels, "parser" | "sureness"> {
  const network = readNetworkModel(file);
  const { classes, relations } = network.facts;
  // A class that it was not taught under is taken for the commonest.
  const rows = Uint8Array.from(tagNumbers.keys(), (name) => Math.max(0, classes.indexOf(name)));
  const between = relations.map((relation) => (relation === "root" || relation === "" ? -1 : fast.relations.indexOf(relation)));
  return {
    parser: newVoter(newNetwork(network, rows), fast.parser, between),
    // The vote's margin is the share of all votes that the arc got, in thousandths.
    sureness: (margin) => margin / 1000,
  };
}
