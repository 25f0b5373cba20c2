import { describe, expect, it } from "vitest";
import { decodeText } from "./decode.ts";

/** Every letter's bytes in an encoding, found by decoding all of them. */
function encoder(name: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(name);
  const bytes = new Map<string, number[]>(name === "windows-1252" ? CURLY : []);
  for (let i = 0; i < 256; i++) bytes.set(decoder.decode(Uint8Array.of(i)), [i]);
  if (!name.startsWith("windows") && !name.startsWith("koi") && !name.startsWith("iso"))
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) {
        const letter = decoder.decode(Uint8Array.of(lead, trail));
        if (letter.length === 1 && !bytes.has(letter)) bytes.set(letter, [lead, trail]);
      }
  return (text) => Uint8Array.from([...text].flatMap((letter) => bytes.get(letter) ?? [63]));
}

// Node 20 does not know these of windows-1252.
const CURLY: [string, number[]][] = [["’", [0x92]]];

const TEXTS: readonly (readonly [encoding: string, text: string])[] = [
  ["windows-1251", "Министерство обороны сообщило, что учения начались в пятницу и продлятся до десятого августа."],
  ["koi8-r", "Министерство обороны сообщило, что учения начались в пятницу и продлятся до десятого августа."],
  ["iso-8859-5", "Министерство обороны сообщило, что учения начались в пятницу и продлятся до десятого августа."],
  ["windows-1256", "أعلنت وزارة الدفاع أن المناورات المشتركة بدأت يوم الجمعة قرب الحدود وتستمر حتى العاشر من آب"],
  ["windows-1253", "Το υπουργείο άμυνας ανακοίνωσε ότι η κοινή άσκηση άρχισε την Παρασκευή κοντά στα σύνορα."],
  ["windows-1255", "משרד הביטחון הודיע כי התרגיל המשותף החל ביום שישי סמוך לגבול ויימשך עד עשרה באוגוסט"],
  ["windows-1252", "Le ministère de la Défense a annoncé que l’exercice a débuté près de la frontière, à l’été."],
  ["gb18030", "国防部宣布，两国联合军事演习于星期五在边境附近开始，演习将持续到八月十日。"],
  ["big5", "國防部宣布，兩國聯合軍事演習於星期五在邊境附近開始，演習將持續到八月十日。"],
  ["shift_jis", "国防省は、両国の合同演習が金曜日に国境の近くで始まり、八月十日まで続くと発表した。"],
  ["euc-jp", "国防省は、両国の合同演習が金曜日に国境の近くで始まり、八月十日まで続くと発表した。"],
  ["euc-kr", "국방부는 양국의 합동 훈련이 금요일에 국경 근처에서 시작되어 팔월 십일까지 계속된다고 발표했다."],
];

describe("decodeText", () => {
  it("takes few high letters for western ones, even side by side", () =>
    expect(() => decodeText(encoder("windows-1252")("Der Präsident nannte die Größe der Truppe nicht."))).toThrow(
      "--encoding windows-1252",
    ));

  it("gives western text its curly marks and dashes, by any of that encoding's names", () => {
    const bytes = Uint8Array.of(0x93, 0x48, 0xe9, 0x94, 0x20, 0x97, 0x20, 0x69, 0x74, 0x92, 0x73);
    for (const asked of ["windows-1252", "iso-8859-1", "latin1", "us-ascii"])
      expect(decodeText(bytes, { asked }).text).toBe("“Hé” — it’s");
  });

  for (const [encoding, text] of TEXTS)
    it(`names ${encoding} as the likely encoding, by which the text comes out`, () => {
      const bytes = encoder(encoding)(text);
      expect(() => decodeText(bytes)).toThrow(`--encoding ${encoding}`);
      expect(decodeText(bytes, { asked: encoding }).text).toBe(text);
    });
});
