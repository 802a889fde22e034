import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { defineConfig, type Rolldown } from "tsdown";
import { licencesFile, licencesText } from "./scripts/bundled-licences.ts";
import { dictionaryFiles, dictionaryFolder, dictionaryLanguages } from "./src/spelling/dictionaries.ts";

const licences: Rolldown.Plugin = {
  name: "licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
    const dictionaries = dictionaryLanguages.map((each) => path.join(dictionaryFolder(each), "index.js"));
    this.emitFile({ type: "asset", fileName: licencesFile, source: licencesText([...modules, ...dictionaries]) });
  },
};

const dictionaries: Rolldown.Plugin = {
  name: "dictionaries",
  generateBundle() {
    for (const [fileName, file] of dictionaryLanguages.flatMap(dictionaryFiles)) {
      this.emitFile({ type: "asset", fileName, source: gzipSync(readFileSync(file), { level: 9 }) });
    }
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
  plugins: [licences, dictionaries],
});
