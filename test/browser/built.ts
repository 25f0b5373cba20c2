/** The app built for a file of browser tests; each worker has a folder of its own, so that two never build into one. */
import { build } from "vite";

export const WEB = `.cache/test-web-${process.env.VITEST_POOL_ID ?? "0"}`;

export async function buildWeb(): Promise<void> {
  // Under Vitest this is "test", and React would come in its slow, talkative form.
  process.env.NODE_ENV = "production";
  await build({ root: "src/faces/web", logLevel: "error", build: { outDir: `${process.cwd()}/${WEB}`, emptyOutDir: true } });
}
