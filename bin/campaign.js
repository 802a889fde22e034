#!/usr/bin/env node
// Kept in old syntax on purpose: an old Node must be able to read it far enough to hand over, or to say what to do.
"use strict";
var path = require("node:path");
var fs = require("node:fs");

var NEEDED = 24;

function handOver() {
  var name = process.platform === "win32" ? "node.exe" : "node";
  var newer = path.join(__dirname, "..", "node_modules", "node", "bin", name);
  if (process.env.CAMPAIGN_HANDED_OVER === "1" || !fs.existsSync(newer)) {
    process.stderr.write(
      "campaign needs Node " +
        NEEDED +
        " or newer, and this is Node " +
        process.versions.node +
        ". Run `npm ci` in its folder, which brings the right one along, or install Node " +
        NEEDED +
        ".\n",
    );
    process.exitCode = 4;
    return;
  }
  var environment = Object.assign({}, process.env, { CAMPAIGN_HANDED_OVER: "1" });
  var child = require("node:child_process").spawn(newer, [__filename].concat(process.argv.slice(2)), {
    stdio: "inherit",
    env: environment,
  });
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  child.on("error", (error) => {
    process.stderr.write(`campaign could not start Node ${NEEDED}: ${error.message}\n`);
    process.exitCode = 4;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code === null ? (signal === "SIGINT" ? 130 : 143) : code;
  });
}

if (parseInt(process.versions.node, 10) < NEEDED) handOver();
else if (fs.existsSync(path.join(__dirname, "..", "dist", "main.cjs"))) require("../dist/main.cjs");
else {
  process.stderr.write("campaign has not been built yet. Run `npm ci` or `npm run build` in its folder.\n");
  process.exitCode = 4;
}
