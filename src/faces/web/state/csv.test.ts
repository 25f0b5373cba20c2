import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it("quotes what has to be, and lets no cell be a formula", () =>
  expect(
    csvOf(
      ["a", "b"],
      [
        ['x, "y"', 1.5],
        ["=HYPERLINK(1)", null],
      ],
    ),
  ).toBe('a,b\r\n"x, ""y""",1.5\r\n\'=HYPERLINK(1),'));
