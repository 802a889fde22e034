/** The program as `npm install` lays it out from what `npm pack` makes, with nothing of this repository around it. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");

interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Installed {
  /** The package's own folder, in a folder named node_modules. */
  readonly folder: string;
  readonly program: string;
  /** A folder that is nobody's workspace yet. */
  readonly elsewhere: string;
  remove(): void;
}

/** What the package at `folder` needs, and what that needs, as it was installed here: the registry is not asked. */
function neededBy(folder: string, found = new Set<string>()): ReadonlySet<string> {
  const facts = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as PackageFile;
  for (const name of Object.keys({ ...facts.dependencies, ...facts.optionalDependencies })) {
    const place = path.join(root, "node_modules", name);
    // Of the packages for other systems none is here.
    if (found.has(name) || !existsSync(place)) continue;
    found.add(name);
    neededBy(place, found);
  }
  return found;
}

export function installedProgram(): Installed {
  const home = mkdtempSync(path.join(tmpdir(), "campaign-installed-"));
  const folder = path.join(home, "lib/node_modules/awareness-campaign");
  const elsewhere = path.join(home, "a folder of one's own");
  mkdirSync(folder, { recursive: true });
  mkdirSync(elsewhere);
  // npm as it came with the machine; `--ignore-scripts`, since the program was built before the tests.
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", home], {
    cwd: root,
    encoding: "utf8",
  }).trim();
  execFileSync("tar", ["-xzf", path.join(home, packed), "-C", folder, "--strip-components=1"]);
  for (const name of neededBy(folder)) {
    cpSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name), { recursive: true });
  }
  return {
    folder,
    program: path.join(folder, "bin/campaign.js"),
    elsewhere,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Bytes of all files in it. */
export function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0);
}
