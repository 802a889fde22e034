// The Node to hand over to, where the machine's own is too old. In old syntax on purpose: an old Node reads this.
"use strict";
var childProcess = require("node:child_process");
var crypto = require("node:crypto");
var fs = require("node:fs");
var path = require("node:path");
var known = require("./node-sums.json");

var binary = process.platform === "win32" ? "node.exe" : "node";

/** Where one that was fetched is kept: in the package, where this user may write there, else in a cache of this user. */
function homes(folder) {
  const cache =
    process.platform === "win32"
      ? process.env.LOCALAPPDATA
      : process.env.XDG_CACHE_HOME || (process.env.HOME && path.join(process.env.HOME, ".cache"));
  const own = cache && path.isAbsolute(cache) ? [path.join(cache, "campaign")] : [];
  return [path.join(folder, ".node")].concat(own);
}

/** The one that `npm ci` brought along, or that was fetched before. */
function find(folder) {
  const brought = path.join(folder, "node_modules", "node", "bin", binary);
  const fetched = homes(folder).map((home) => path.join(home, known.version, binary));
  return [brought].concat(fetched).find((file) => fs.existsSync(file));
}

/** A clone is set up by `npm ci`; only a package that npm installed fetches for itself. */
function isInstalled(folder) {
  return path.basename(path.dirname(folder)) === "node_modules";
}

/** These packages are for glibc: on a system with another C library their Node does not start. */
function packageHere() {
  if (process.platform === "linux") {
    const report = process.report.getReport();
    if ((typeof report === "string" ? JSON.parse(report) : report).header.glibcVersionRuntime === undefined)
      return undefined;
  }
  return known.packages[`${process.platform}-${process.arch}`];
}

/** npm as it lies beside this Node, else as the PATH has it. */
function npm(args, cwd) {
  const beside = path.dirname(process.execPath);
  const script = [
    path.join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
  ].find((file) => fs.existsSync(file));
  const options = { cwd: cwd, encoding: "utf8", timeout: 300000, windowsHide: true };
  if (script !== undefined) return childProcess.spawnSync(process.execPath, [script].concat(args), options);
  return childProcess.spawnSync("npm", args, options);
}

function makeHome(folder) {
  for (const home of homes(folder)) {
    try {
      fs.mkdirSync(path.join(home, known.version), { recursive: true, mode: 0o755 });
      fs.accessSync(path.join(home, known.version), fs.constants.W_OK);
      return home;
    } catch (_) {
      // Not ours to write: the next one.
    }
  }
  return undefined;
}

/** `{ file }`, or `{ reason }`: the end of a sentence. Never runs what was fetched before its sum is known to be right. */
function fetch(folder) {
  const name = packageHere();
  if (!isInstalled(folder)) return { reason: "it is not installed from a package" };
  if (name === undefined) return { reason: "there is none to fetch for this system" };
  const home = makeHome(folder);
  if (home === undefined) return { reason: "there is no folder of this user to keep one in" };
  process.stderr.write(
    `This is Node ${process.versions.node}, and campaign needs a newer one. ` +
      `Fetching Node ${known.version} for campaign alone, this once, into ${home}\n`,
  );
  const draft = fs.mkdtempSync(path.join(home, "draft-"));
  try {
    const done = npm(
      ["install", "--prefix", draft, "--global=false", "--workspaces=false", "--ignore-scripts", "--no-save"].concat(
        ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"],
        [`${name}@${known.version}`],
      ),
      draft,
    );
    const fetched = path.join(draft, "node_modules", name, "bin", binary);
    if (done.status !== 0 || !fs.existsSync(fetched)) {
      const said = String(done.stderr || done.error || "")
        .trim()
        .split("\n")[0];
      return { reason: `npm could not fetch it${said === "" ? "" : ` (${said})`}` };
    }
    const sum = crypto.createHash("sha256").update(fs.readFileSync(fetched)).digest("hex");
    if (sum !== known.sums[`${process.platform}-${process.arch}`])
      return { reason: `what your package registry sent is not the Node that this program knows (its sum is ${sum})` };
    const file = path.join(home, known.version, binary);
    fs.renameSync(fetched, file);
    return { file: file };
  } catch (error) {
    return { reason: `it could not be kept (${error.code || error.message})` };
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

module.exports = { find: find, fetch: fetch };
