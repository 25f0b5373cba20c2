import { defineConfig } from "vitest/config";

// Two cores: more workers than that only take turns. Browser and cluster tests bring real processes up, hence the timeout.
export default defineConfig({
  test: {
    include: ["{src,test,train,bench,scripts}/**/*.test.{ts,tsx}"],
    globalSetup: ["test/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // What tests build is run as it is built.
    server: { deps: { external: [/\/(dist|\.cache)\/test-/] } },
  },
});
