import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/servers/**/node_modules/**"],
    globalSetup: ["tests/support/build-once.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
