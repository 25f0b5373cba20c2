import { describe, expect, it } from "vitest";
import { en } from "../../packs/languages/en/index.ts";
import { seenAlike } from "./alike.ts";

const seen = (text: string): string =>
  seenAlike(text.split(" "), en.tokens)
    .map((word) => word || "_")
    .join(" ");

describe("what weights see of a name", () => {
  it("is one word for all states, and one for all their peoples", () => {
    expect(seen("Norway told Sri Lanka that Norwegian and Sri Lankan ships had met")).toBe(
      "Iraq told _ Iraq that Iraqi and _ Iraqi ships had met",
    );
  });
  it("keeps what a hyphen joins before it", () => {
    expect(seen("the pro-Norwegian and the anti-Sri Lankan press of Non-Costa Rican towns")).toBe(
      "the pro-Iraqi and the _ anti-Iraqi press of _ Non-Iraqi towns",
    );
    expect(seen("a pro-Costa Rica rally and a pro-Norway rally")).toBe("a _ pro-Iraq rally and a pro-Iraq rally");
    expect(seen("a pro-life rally in North-East Ohio")).toBe("a pro-life rally in North-East Ohio");
  });
  it("is each word where a longer name goes on, and the name where it does not", () => {
    expect(seen("the Islamic Republic of Iran")).toBe("the Islamic Republic of Iraq");
    expect(seen("accused Costa Rica of theft")).toBe("accused _ Iraq of theft");
  });
  it("is each word behind an article that no name of one word bears", () => {
    expect(seen("the South Sudan team")).toBe("the South Iraq team");
  });
});
