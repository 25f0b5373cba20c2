/** Lines of a terminal. Widths count characters, not code units; marks above letters take no room. */

export const widthOf = (text: string): number => [...text.replace(/\x1b\[[\d:;]*m/g, "").replace(/\p{M}/gu, "")].length;

export const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));

/** Cut to `width`, with an ellipsis where something is left out. */
export function clip(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width
    ? text
    : `${characters
        .slice(0, Math.max(0, width - 1))
        .join("")
        .trimEnd()}…`;
}

/** A stretch of a line in one hand. */
export interface Piece {
  readonly text: string;
  readonly ink: (text: string) => string;
}

/** Breaks pieces between words into lines of at most `width`; a word longer than a line is cut. */
export function wrapPieces(pieces: readonly Piece[], width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  let space = false;
  for (const { text, ink } of pieces) {
    for (const part of text.split(/(\s+)/)) {
      if (part === "") continue;
      if (/^\s+$/.test(part)) {
        space = used > 0;
        continue;
      }
      for (const word of cut(part, width)) {
        const wide = widthOf(word);
        if (used > 0 && used + (space ? 1 : 0) + wide > width) {
          lines.push(line);
          line = "";
          used = 0;
          space = false;
        }
        line += (space && used > 0 ? ink(" ") : "") + ink(word);
        used += wide + (space && used > 0 ? 1 : 0);
        space = false;
      }
    }
  }
  if (used > 0) lines.push(line);
  return lines;
}

function cut(word: string, width: number): string[] {
  const characters = [...word];
  const parts: string[] = [];
  for (let i = 0; i < characters.length; i += width) parts.push(characters.slice(i, i + width).join(""));
  return parts;
}
