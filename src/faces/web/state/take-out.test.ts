import { expect, it } from "vitest";
import { EXPORTS } from "../../../operations/export/index.ts";
import { FORMS } from "./take-out.ts";

it("offers every form there is", () => expect([...FORMS].sort()).toEqual(EXPORTS.map(({ name }) => name).sort()));
