/**
 * Pictures of screens, small enough to keep and to compare: each pixel is the mean of sixteen, so that the edge of a letter
 * drawn otherwise moves it little, and a line, a colour or a word that is gone moves it much. Made and compared in the browser.
 */
import type { Browser, Page } from "playwright-core";

const SHRINK = 4;
/** Of 255, in any colour: what an edge drawn otherwise comes to, and some more. */
const SAME = 28;

export interface Difference {
  /** Part of the small picture's pixels that differ. */
  readonly part: number;
  readonly why: string;
}

/** A page of its own does the reckoning: the screens' own policy lets no picture in. */
export async function openDarkroom(browser: Browser) {
  const page = await browser.newPage();
  return {
    shrink: async (screenshot: Buffer): Promise<Buffer> => {
      const url = await page.evaluate(`(async () => {
        const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64,${screenshot.toString("base64")}")).blob());
        const [width, height] = [Math.floor(bitmap.width / ${SHRINK}), Math.floor(bitmap.height / ${SHRINK})];
        const large = new OffscreenCanvas(width * ${SHRINK}, height * ${SHRINK}).getContext("2d");
        large.drawImage(bitmap, 0, 0);
        const from = large.getImageData(0, 0, width * ${SHRINK}, height * ${SHRINK}).data;
        const small = document.createElement("canvas");
        [small.width, small.height] = [width, height];
        const context = small.getContext("2d");
        const to = context.createImageData(width, height);
        for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) for (let c = 0; c < 4; c++) {
          let sum = 0;
          for (let dy = 0; dy < ${SHRINK}; dy++) for (let dx = 0; dx < ${SHRINK}; dx++)
            sum += from[((y * ${SHRINK} + dy) * width * ${SHRINK} + x * ${SHRINK} + dx) * 4 + c];
          to.data[(y * width + x) * 4 + c] = sum / ${SHRINK * SHRINK};
        }
        context.putImageData(to, 0, 0);
        return small.toDataURL("image/png");
      })()`);
      return Buffer.from(String(url).split(",")[1], "base64");
    },
    compare: (a: Buffer, b: Buffer): Promise<Difference> =>
      page.evaluate(`(async () => {
        const [a, b] = await Promise.all(["${a.toString("base64")}", "${b.toString("base64")}"].map(async (data) => {
          const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + data)).blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }));
        if (a.width !== b.width || a.height !== b.height) return { part: 1, why: "of another size" };
        let differing = 0;
        let [left, top, right, bottom] = [a.width, a.height, 0, 0];
        for (let i = 0; i < a.data.length; i += 4) {
          if (![0, 1, 2].some((c) => Math.abs(a.data[i + c] - b.data[i + c]) > ${SAME})) continue;
          const [x, y] = [(i / 4) % a.width, Math.floor(i / 4 / a.width)];
          differing++;
          [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
        }
        const box = [left, top, right, bottom].map((at) => at * ${SHRINK});
        return { part: differing / (a.width * a.height), why: differing === 0 ? "" : "within " + box.join(" ") + " px" };
      })()`),
    close: () => page.close(),
  };
}

export const take = (page: Page): Promise<Buffer> => page.screenshot({ animations: "disabled", caret: "hide" });
