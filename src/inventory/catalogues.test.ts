import { describe, expect, it } from "vitest";
import { codeIn } from "./catalogues.ts";

describe("an actor in another catalogue", () => {
  it("keeps the sectors that it has beyond what the catalogue knows", () => {
    expect(codeIn("cameo", "RUS:MIL")).toBe("RUSMIL");
    expect(codeIn("cameo", "ROU:GOV")).toBe("ROMGOV");
    expect(codeIn("cow", "RUS:MIL")).toBe("365");
    expect(codeIn("iso3", "PSE")).toBe("PSE");
  });

  it("is called by what it was on the day", () => {
    expect(codeIn("cameo", "taliban", "2021-08-01")).toBe("AFGREBTAL");
    expect(codeIn("cameo", "taliban", "2021-08-15")).toBe("AFGGOVTAL");
    expect(codeIn("cameo", "taliban")).toBe("AFGGOVTAL");
  });

  it("has no number where it is no state, and no name where nobody knows it", () => {
    expect(codeIn("cow", "IGO:CSTO")).toBe("");
    expect(codeIn("cameo", "IGO:CSTO")).toBe("IGOCST");
    expect(codeIn("cameo", "nobody-at-all")).toBe("");
  });
});
