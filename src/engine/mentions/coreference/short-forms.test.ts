import { describe, expect, it } from "vitest";
import { createReader } from "../../../app/reader.ts";

const reader = await createReader("fast");
const actorsOf = (text: string, form: string) => {
  const doc = reader.read({ text, language: "en" });
  return doc.mentions.filter(({ start, end }) => doc.text.slice(start, end).includes(form)).map(({ actor }) => actor);
};

describe("a short form", () => {
  it("is what the text makes it, whoever else the letters stand for", () => {
    const text =
      "The Rapid Support Forces (RSF) shelled a market on Monday. The army of Sudan blamed the RSF. The RSF denied it.";
    expect(new Set(actorsOf(text, "RSF"))).toEqual(new Set(["SDN:REB"]));
    expect(actorsOf("The RSF published its index on Monday.", "RSF")).toEqual(["NGO:RSF"]);
  });

  it("may stand before the whole name", () => {
    expect(actorsOf("RSF shells market\n\nThe Rapid Support Forces shelled a market on Monday, doctors said.", "RSF")).toEqual([
      "SDN:REB",
    ]);
  });
});
