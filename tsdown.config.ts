import { defineConfig, type Rolldown } from "tsdown";
import { licencesFile, licencesText } from "./scripts/bundled-licences.ts";

const licences: Rolldown.Plugin = {
  name: "licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
    this.emitFile({ type: "asset", fileName: licencesFile, source: licencesText(modules) });
  },
};

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
  plugins: [licences],
});
