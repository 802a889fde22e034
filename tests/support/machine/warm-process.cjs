// A process that performs one command line of the built program after the other, as its parent asks: a process for each
// spends most of its time on loading the program. Each has the folder, the environment and the clock that it is given.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { startAt } = require("./moved-clock.cjs");

const dist = path.resolve(__dirname, "../../../dist");
require("node:module").enableCompileCache(path.join(dist, "compiled"));

let written = { 1: [], 2: [] };
const { writeSync } = fs;
fs.writeSync = (fd, bytes, offset = 0, ...rest) => {
  if (fd !== 1 && fd !== 2) return writeSync(fd, bytes, offset, ...rest);
  const left = Buffer.from(bytes).subarray(offset);
  written[fd].push(left);
  return left.length;
};
for (const [fd, stream] of [
  [1, process.stdout],
  [2, process.stderr],
]) {
  stream.write = (bytes) => {
    written[fd].push(Buffer.from(bytes));
    return true;
  };
}

const { main } = require(path.join(dist, "program.cjs"));

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
const textOf = (fd) => Buffer.concat(written[fd]).toString("utf8");

function perform({ args, cwd, environment, startsAt }) {
  written = { 1: [], 2: [] };
  startAt(startsAt);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  process.chdir(cwd);
  main(args).then((code) => {
    for (const name of signals) process.removeAllListeners(name);
    // The folder may be taken away now.
    process.chdir("/");
    process.send({ code, stdout: textOf(1), stderr: textOf(2) });
  });
}

process.on("message", perform);
process.on("disconnect", () => process.exit());
