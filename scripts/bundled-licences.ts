/** The licences of the packages whose code is bundled into dist/: they ask to go wherever that code goes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const licencesFile = "LICENCES.txt";

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

/** The folder of the package that a module belongs to; none for a module of ours. */
function packageFolder(module: string): string | undefined {
  const within = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/s.exec(module.replace(/^\0+/, ""))?.[1];
  return within !== undefined && existsSync(path.join(within, "package.json")) ? within : undefined;
}

function textsOf(folder: string): readonly string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isFile());
  const names = files.map(({ name }) => name).filter((name) => /^(licen[cs]e|copying|notice)\b/i.test(name));
  return names.sort().map((name) => readFileSync(path.join(folder, name), "utf8").trim());
}

/** What a package's own files leave out: licences that they only name, and what is compiled into them. */
const more: Readonly<Record<string, () => string>> = {
  "dictionary-cy": () => ["LGPL-3.0", "GPL-3.0"].map(licenceText).join("\n\n"),
  "hunspell-asm": () =>
    "It contains Hunspell (https://github.com/hunspell/hunspell, commit fc6a952), by László Németh and contributors, unchanged. Hunspell is under the Mozilla Public License 1.1, the GNU General Public License 2.0 or the GNU Lesser General Public License 2.1, as you choose; here it is used under the Mozilla Public License 1.1 (https://www.mozilla.org/MPL/1.1/), and its source is at the address above.",
};

function licenceText(name: string): string {
  return readFileSync(path.join(import.meta.dirname, "licences", `${name}.txt`), "utf8").trim();
}

/** A package that brings no file of its own says at least which licence it is, and whose. */
function entry(folder: string): string {
  const facts = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as BundledPackage;
  const { author } = facts;
  const by = typeof author === "string" ? author : author?.name;
  const title = `${facts.name} ${facts.version} (${facts.license ?? "no licence is named"})`;
  const texts = [...textsOf(folder), ...[more[facts.name]?.() ?? []].flat()];
  const words = texts.length > 0 ? texts.join("\n\n") : `Licence: ${facts.license ?? "?"}${by ? `. By ${by}.` : "."}`;
  return `${title}\n${"-".repeat(title.length)}\n\n${words}\n`;
}

/** `modules`: paths of everything that was bundled, ours too. */
export function licencesText(modules: Iterable<string>): string {
  const folders = new Set([...modules].flatMap((module) => packageFolder(module) ?? []));
  // A package that several others bring along stands there once.
  const entries = new Set([...folders].sort().map(entry));
  return `This program contains code of the packages below, each under its own licence.\n\n${[...entries].join("\n\n")}`;
}
