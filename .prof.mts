import { readFileSync } from "node:fs";
import { createReader } from "./src/app/reader.ts";
const r = await createReader("fast");
const lines = readFileSync("/work/shared/gold/attribution/polnear.dev.jsonl", "utf8").trim().split("\n").slice(0, 60).map((l) => JSON.parse(l));
for (let k = 0; k < 2; k++) for (const l of lines) r.read({ text: l.text });
