/** Whose an office is that names no state: of the state in which its province lies, or of the one whose office-holder it is called by. */
import { sectorOf, stateUnder } from "../../../inventory/actors.ts";
import { type Composed, canOwn, codeOf, join, type SentenceView } from "./compose.ts";

export type InLand = typeof inLand;

/** Words of the longest names of provinces. */
const PROVINCE_WORDS = 3;

/** "Kharkiv regional administration", "the mayor of Kharkiv", "the Trump administration": of the state in which it lies, or whose office he has. */
export function inLand(
  { tokens, from: first, to: end, names, words, holders, provinces, day }: SentenceView,
  role: Composed,
): Composed {
  const { from, to, head, sector } = role;
  const isLeader = role.kind === "person" && sector === "GOV";
  if (role.kind !== "government" && role.class !== "office" && role.kind !== "military" && !isLeader) return role;
  // "the Russian-installed governor of Kherson"
  if (from > first && tokens[from - 1].form === "-") {
    const by = words.installed.has(tokens[from].form) ? names.find((one) => one.to === from - 1 && canOwn(one)) : undefined;
    return by ? { ...role, code: join(codeOf(by.senses, day)!, sector, role.class) } : role;
  }
  const named = (at: number): number => {
    let stop = at;
    while (stop < end && tokens[stop].upos === "PROPN") stop++;
    return stop;
  };
  const landAt = (at: number, last: number): string | undefined => {
    let form = "";
    for (let i = at; i < last && i < at + PROVINCE_WORDS; i++) {
      form += tokens[i].form;
      const land = provinces.get(form);
      if (land !== undefined) return land;
      if (tokens[i].spaceAfter) form += " ";
    }
    return undefined;
  };
  const owner = from > first && tokens[from - 1].xpos === "POS" ? from - 1 : head;
  for (let at = Math.max(first, Math.min(from, owner - PROVINCE_WORDS)); at < owner; at++) {
    if (tokens[at].upos !== "PROPN") continue;
    const land = role.kind === "military" ? undefined : landAt(at, owner);
    if (land !== undefined) return { ...role, code: join(land, sector, role.class) };
    const held = holders.isAlone(tokens[at].form) && role.class !== "office" ? holders.codeOf(tokens[at].form, null, day) : null;
    if (held !== null) return { ...role, code: ofHolder(held, sector, role) };
  }
  const isOf = role.kind !== "military" && words["genitive-close"].has(tokens[to]?.form.toLowerCase() ?? "");
  const land = isOf ? landAt(to + 1, named(to + 1)) : undefined;
  return land === undefined ? role : { ...role, code: join(land, sector, role.class) };
}

// What a movement's leader has is the movement's.
function ofHolder(code: string, sector: string, role: Composed): string {
  const state = stateUnder(code);
  return state === null || /^(?:REB|PRM)/.test(sectorOf(code)) ? code : join(state, sector, role.class);
}
