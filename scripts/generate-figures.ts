/** The figures of src in docs/architecture.md: how much there is, and how long and how crowded its parts are. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.resolve(import.meta.dirname, "..");
const page = path.join(root, "docs/architecture.md");
const [begin, end] = ["<!-- figures: npm run docs -->", "<!-- end of figures -->"];

interface Named {
  readonly name: string;
  readonly size: number;
}

const files = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.split(path.sep).join("/"))
  .toSorted();

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

function functionsOf(file: string, text: string): readonly Named[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineAt = (offset: number) => source.getLineAndCharacterOfPosition(offset).line;
  const found: Named[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
      const size = lineAt(node.getEnd()) - lineAt(node.getStart()) + 1;
      const { name } = node;
      found.push({ name: `${name === undefined ? "a function" : name.getText(source)} in ${file}`, size });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const bySize = (all: readonly Named[]) => all.toSorted((a, b) => a.size - b.size);
const texts = files.map((file) => [file, readFileSync(path.join(root, "src", file), "utf8")] as const);
const inLines = bySize(texts.map(([file, text]) => ({ name: file, size: linesIn(text) })));
const functions = bySize(texts.flatMap(([file, text]) => functionsOf(file, text)));
const folders = bySize(
  [...Map.groupBy(files, (file) => path.posix.dirname(file))].map(([name, inside]) => ({ name, size: inside.length })),
);

/** The value below which this share of all lies. */
function at(all: readonly Named[], share: number): number {
  return all[Math.min(all.length - 1, Math.floor(all.length * share))]?.size ?? 0;
}

const total = inLines.reduce((sum, { size }) => sum + size, 0);
const perFolder = (files.length / folders.length).toFixed(1);
const largest = (all: readonly Named[], but: string) => all.findLast(({ name }) => !name.startsWith(but));

const row = (what: string, all: readonly Named[], most = all.at(-1)) =>
  `| ${what} | ${all.length} | ${at(all, 0.5)} | ${at(all, 0.9)} | ${most?.size} (\`${most?.name.replace(" in ", "` in `")}\`) |`;

const table = [
  `${files.length} files, ${total} lines, ${perFolder} files a folder.`,
  "",
  "| in src | how many | median | nine in ten are below | most |",
  "| --- | --- | --- | --- | --- |",
  row("lines of a file", inLines),
  row("lines of a function", functions),
  row("files of a folder, but the rules", folders, largest(folders, "check/rules")),
].join("\n");

const text = readFileSync(page, "utf8");
const [before, rest] = text.split(begin);
const [known, after] = rest?.split(end) ?? [];
if (before === undefined || known === undefined || after === undefined) {
  throw new Error(`docs/architecture.md has no place for figures: ${begin} and ${end}, a line each.`);
}

/** Figures may lag behind by this much: a page that changed with every line of code would be merged by hand every day. */
const drift = 0.05;
const digits = (words: string) => [...words.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number));

function isNear(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => Math.abs(value - (b[index] ?? 0)) <= 2 + value * drift);
}

if (!process.argv.includes("--check")) writeFileSync(page, `${before}${begin}\n\n${table}\n\n${end}${after}`);
else if (!isNear(digits(known), digits(table))) {
  process.stderr.write("The figures in docs/architecture.md are out of date: run `npm run docs` and commit them.\n");
  process.exitCode = 1;
}
