// Runs on whatever Node the machine has, before anything runs on the one that `npm ci` brought: that one is fetched by
// a script of its package, past the lock file's hashes. In old syntax on purpose.
"use strict";
var crypto = require("node:crypto");
var fs = require("node:fs");
var path = require("node:path");

/** Sums of the binaries of the version that scripts/runtime names, as its platform packages carry them. */
var pinned = require("../bin/node-sums.json");
var sums = { [pinned.version]: pinned.sums };

function main(folder) {
  var bin = path.join(folder, "node_modules", "node", "bin");
  var files = [path.join(bin, "node"), path.join(bin, "node.exe")].filter((file) => fs.existsSync(file));
  // Nothing was brought along, since there is none for this system or it could not be fetched.
  if (files.length === 0) return checkOwn();
  var version = require(path.join(folder, "node_modules", "node", "package.json")).version;
  var kind = `${process.platform}-${process.arch}`;
  var known = sums[version];
  if (known === undefined) {
    process.stderr.write(`bin/node-sums.json has no sums of Node ${version}. Enter them before you use it.\n`);
    return 1;
  }
  if (known[kind] === undefined) {
    process.stderr.write(`No sum is known of Node ${version} for ${kind}, so it is used unchecked.\n`);
    return 0;
  }
  var file = files[files.length - 1];
  var found = crypto.createHash("sha256").update(fs.readFileSync(file)).digest("hex");
  if (found === known[kind]) return 0;
  files.forEach((each) => {
    fs.rmSync(each, { force: true });
  });
  process.stderr.write(
    `The Node ${version} that was fetched is not the one that this program was made with: its sum is ${found}. ` +
      "It was deleted, and nothing was run with it. Run `npm ci` again; if it happens again, ask who runs your package registry.\n",
  );
  return 1;
}

function checkOwn() {
  if (Number(process.version.slice(1).split(".")[0]) >= 24) return 0;
  process.stderr.write(
    `campaign needs Node 24 or newer, and this machine's is ${process.version}. None could be brought along for this system, ` +
      "or it could not be fetched. Run `npm ci` again, or install Node 24 from https://nodejs.org first.\n",
  );
  return 1;
}

process.exitCode = main(path.resolve(process.argv[2] || path.join(__dirname, "..")));
