// Preloaded into the program by tests (`node --require`): notes every module that a process loads, whichever way.
const { appendFileSync } = require("node:fs");
const { registerHooks } = require("node:module");

const seen = new Set();
registerHooks({
  load(url, context, next) {
    seen.add(url);
    return next(url, context);
  },
});

process.on("exit", () => {
  const files = [...seen, ...Object.keys(require.cache)];
  const line = JSON.stringify({ program: process.argv[1], files });
  appendFileSync(process.env.LOADED_MODULES_FILE, `${line}\n`);
});
