import { z } from "zod";
import { METHOD, methodHash } from "../ledger/method.ts";
import { operation } from "./operation.ts";

export const showMethod = operation({
  name: "method",
  summary: "Give every constant of the measure, with the hash that each figure carries.",
  http: { method: "get", path: "/api/method" },
  writes: false,
  input: z.object({}),
  output: z.looseObject({ version: z.string(), hash: z.string() }),
  run: async () => ({ ...METHOD, hash: methodHash(METHOD) }),
});
