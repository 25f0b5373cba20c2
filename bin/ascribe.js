#!/usr/bin/env node
// Starts the built command. Node 22 and later keep its compiled code, which halves the start.
import { existsSync } from "node:fs";
import module from "node:module";

module.enableCompileCache?.();
const main = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(main)) await import(main.href);
else {
  process.stderr.write("not-built: dist/ holds no built command; run: npm run build\n");
  process.exitCode = 2;
}
