// A process that performs one command line of the built program after the other, as its parent asks: a process for each
// spends most of its time on loading the program. Each has the folder, the environment and the clock that it is given.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { startAt } = require("./moved-clock.cjs");

const dist = path.resolve(__dirname, "../../../dist");
require("node:module").enableCompileCache(path.join(dist, "compiled"));
const [chunk] = /\.\/program-[\w-]+\.cjs/.exec(fs.readFileSync(path.join(dist, "main.cjs"), "utf8"));

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

const signals = ["SIGINT", "SIGTERM"];
const textOf = (fd) => Buffer.concat(written[fd]).toString("utf8");

function perform({ args, cwd, environment, startsAt }) {
  written = { 1: [], 2: [] };
  startAt(startsAt);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  process.chdir(cwd);
  const { main } = require(path.join(dist, chunk));
  main(args).then((code) => {
    for (const name of signals) process.removeAllListeners(name);
    // The folder may be taken away now.
    process.chdir("/");
    process.send({ code, stdout: textOf(1), stderr: textOf(2) });
  });
}

/** Parts of the program ask its entry for what they share with it, and that runs a command line when it is loaded: this one. */
function begin() {
  process.argv = [process.argv[0], path.join(dist, "main.cjs"), "--version"];
  require(path.join(dist, "main.cjs"));
  const whenDone = () => {
    if (process.exitCode === undefined) return setImmediate(whenDone);
    process.exitCode = undefined;
    process.on("message", perform);
  };
  whenDone();
}
begin();
process.on("disconnect", () => process.exit());
