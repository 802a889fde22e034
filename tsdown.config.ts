import { defineConfig } from "tsdown";

/**
 * One CommonJS entry with lazy chunks: measured to start fastest. sharp stays outside, since it carries native code
 * and only the image worker loads it.
 */
export default defineConfig({
  entry: { main: "src/cli/main.ts", worker: "src/images/worker.ts" },
  format: "cjs",
  platform: "node",
  target: "node24",
  outDir: "dist",
  clean: true,
  dts: false,
  sourcemap: false,
  shims: true,
  deps: { alwaysBundle: [/.*/], neverBundle: ["sharp"] },
});
