import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { defineConfig, type Rolldown, type UserConfig } from "tsdown";
import { ownAnswers } from "./scripts/ask-program.ts";
import { licencesFile, licencesText } from "./scripts/bundled-licences.ts";
import { answersFile } from "./src/cli/own-answers.ts";
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

const answers: Rolldown.Plugin = {
  name: "answers",
  async generateBundle() {
    this.emitFile({ type: "asset", fileName: answersFile, source: JSON.stringify(await ownAnswers()) });
  },
};

/** What every run begins with is one file, which loads the other bundle where more is asked. */
const fullProgram: Rolldown.Plugin = {
  name: "full-program",
  resolveId(source) {
    return source.endsWith("/frame/program.ts") ? { id: "./program.cjs", external: true } : undefined;
  },
};

/** As it is: the bundler copies each of its functions, which takes longer than to look at the campaign files. */
const barePath: Rolldown.Plugin = {
  name: "bare-path",
  resolveId: (source) => (source === "node:path" ? "\0bare-path" : undefined),
  load: (id) => (id === "\0bare-path" ? 'export default process.getBuiltinModule("node:path");' : undefined),
};

/**
 * V8 makes ready at once what stands in brackets, and Node keeps of a file only what was made ready at once: without them
 * each run makes these functions anew. They are there from their own line on, no longer from the first.
 */
const readyFunctions: Rolldown.Plugin = {
  name: "ready-functions",
  renderChunk(code) {
    let ready = code;
    for (const node of this.parse(code).body.toReversed()) {
      if (node.type !== "FunctionDeclaration" || node.id === null) continue;
      const { start, end, id } = node;
      ready = `${ready.slice(0, start)}const ${id.name} = (${ready.slice(start, end)});${ready.slice(end)}`;
    }
    return ready;
  },
};

const shared: UserConfig = {
  format: "cjs",
  platform: "node",
  target: "node24",
  outDir: "dist",
  clean: true,
  dts: false,
  sourcemap: false,
  shims: true,
  deps: { alwaysBundle: [/.*/], neverBundle: ["sharp"] },
};

/**
 * CommonJS, measured to start fastest: one small file that every run begins with, and the program with lazy chunks. sharp
 * stays outside, since it carries native code and only the image worker loads it.
 */
export default defineConfig([
  {
    ...shared,
    entry: { main: "src/cli/main.ts" },
    plugins: [fullProgram, barePath, readyFunctions],
    // `import` would load Node's loader of modules for it.
    outputOptions: { dynamicImportInCjs: false },
  },
  {
    ...shared,
    entry: { program: "src/cli/frame/program.ts", worker: "src/images/worker.ts" },
    plugins: [answers, licences, dictionaries],
  },
]);
