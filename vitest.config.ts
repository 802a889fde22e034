import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests that start processes, servers or a browser. They take longest, so they begin first. */
const heavy = [
  "tests/{cli,e2e,faults,scripts}/**/*.test.ts",
  "tests/images/**/*.test.ts",
  "tests/ledger/**/*.test.ts",
  "tests/preview/{html,review,year}/**/*.test.ts",
  "tests/publish/{crashes,histories,processes,restored}.test.ts",
  "tests/networks/*/{contract,page,patience,points,posts}.test.ts",
];
/** Tests that change what a whole process shares: the fonts of the picture library are named before it is loaded. */
const alone = ["tests/samples/posters.test.ts"];

const common = {
  // Half of the time of a suite of small files went into loading the same modules for each.
  isolate: false,
  // Node reads TypeScript by itself, and nothing is mocked: no module goes through Vite for each worker.
  experimental: { viteModuleRunner: false },
  // One more than there are cores: the tests wait for their processes, and vitest would leave a core idle.
  maxWorkers: availableParallelism() + 1,
  testTimeout: 180_000,
  hookTimeout: 300_000,
  setupFiles: ["tests/support/machine/seed.ts"],
};

export default defineConfig({
  test: {
    globalSetup: ["tests/support/machine/build-once.ts"],
    projects: [
      { test: { ...common, name: "heavy", include: heavy } },
      { test: { ...common, name: "alone", include: alone, isolate: true } },
      {
        test: {
          ...common,
          name: "light",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/servers/**", ...heavy, ...alone],
        },
      },
    ],
  },
});
