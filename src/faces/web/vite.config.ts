import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npm run build` sets this folder as root and the output folder; `npx vite src/faces/web` serves it while working.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 5173, strictPort: false, proxy: { "/api": "http://127.0.0.1:4300" } },
  build: {
    outDir: join(import.meta.dirname, "../../../dist/web"),
    emptyOutDir: true,
    target: "es2022",
    // Inlined fonts would be a second stylesheet's worth of bytes before the first letter is drawn.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
