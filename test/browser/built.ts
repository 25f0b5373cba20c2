/** The app, built once for all files of browser tests, from the sources as they stand. */
import { build } from "vite";
import { madeOnce, runFolder } from "../once.ts";

export const WEB = `${runFolder(".cache")}-web`;

export const buildWeb = (): Promise<string> =>
  madeOnce(WEB, async (folder) => {
    // Under Vitest this is "test", and React would come in its slow, talkative form.
    process.env.NODE_ENV = "production";
    await build({
      root: "src/faces/web",
      logLevel: "error",
      build: { outDir: `${process.cwd()}/${folder}`, emptyOutDir: true },
    });
  });
