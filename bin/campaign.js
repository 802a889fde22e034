#!/usr/bin/env node
// Kept in old syntax on purpose: an old Node must be able to read it far enough to hand over, or to say what to do.
"use strict";
var path = require("node:path");
var fs = require("node:fs");

var NEEDED = 24;
var folder = path.dirname(__dirname);

function fail(text) {
  process.stderr.write(text);
  process.exitCode = 4;
}

function hasTerminal() {
  try {
    fs.closeSync(fs.openSync("/dev/tty", "r"));
    return true;
  } catch (_error) {
    return false;
  }
}

function handOver() {
  const newer = require("./newer-node.js");
  const again = process.env.CAMPAIGN_HANDED_OVER === "1";
  let found = again ? { reason: "the one that it was handed over to is too old" } : { file: newer.find(folder) };
  if (!again && found.file === undefined) found = newer.fetch(folder);
  if (found.file === undefined) {
    return fail(
      `campaign needs Node ${NEEDED} or newer, and this is Node ${process.versions.node}; ${found.reason}. ` +
        `Install Node ${NEEDED} from https://nodejs.org, or in a clone run \`npm ci\`, which brings the right one along.\n`,
    );
  }
  const environment = Object.assign({}, process.env, {
    CAMPAIGN_HANDED_OVER: "1",
    CAMPAIGN_STARTED_BY: process.execPath,
  });
  const child = require("node:child_process").spawn(found.file, [__filename].concat(process.argv.slice(2)), {
    stdio: "inherit",
    env: environment,
  });
  const onTerminal = hasTerminal();
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both: passed on, it would count as a second one, which ends it in the middle of a post.
      if (signal !== "SIGINT" || !onTerminal) child.kill(signal);
    });
  });
  child.on("error", (error) => {
    fail(`campaign could not start Node ${NEEDED}: ${error.message}\n`);
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code === null ? { SIGINT: 130, SIGHUP: 129 }[signal] || 143 : code;
  });
}

function start() {
  // What Node made of the program's files is kept beside them, where they may be written; elsewhere it is made each time.
  require("node:module").enableCompileCache(path.join(folder, "dist", "compiled"));
  require("../dist/main.cjs");
}

if (parseInt(process.versions.node, 10) < NEEDED) handOver();
else if (fs.existsSync(path.join(folder, "dist", "main.cjs"))) start();
else fail("campaign has not been built yet. Run `npm ci` or `npm run build` in its folder.\n");
