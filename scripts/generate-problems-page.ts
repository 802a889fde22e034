/** Writes docs/problems.md from the catalogue and the rules; with --check, fails when it is out of date. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rules } from "../src/check/rules/index.ts";
import { catalog } from "../src/diagnostics/catalog.ts";
import type { ProblemKind } from "../src/diagnostics/problem.ts";

const page = path.resolve(import.meta.dirname, "../docs/problems.md");

function section(title: string, kinds: readonly ProblemKind[]): string {
  const rows = kinds
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, severity, summary }) => `| \`${code}\` | ${severity} | ${summary.replaceAll("|", "\\|")} |`);
  return `## ${title}\n\n| code | severity | when, and why |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

const text = [
  "# Every problem, by its code\n",
  "Made from the program by `npm run docs`; do not edit it. An error stops what it concerns: the file, or the one\ndelivery. A warning is worth a look. How to turn a check off, with a reason, is in [rules.md](rules.md).\n",
  ...Object.entries(catalog).map(([title, kinds]) =>
    section(
      title,
      Object.entries(kinds).map(([code, kind]) => ({ code, ...kind })),
    ),
  ),
  section("Checks", rules),
].join("\n");

if (process.argv.includes("--check")) {
  if (readFileSync(page, "utf8") !== text) {
    process.stderr.write("docs/problems.md is out of date: run `npm run docs` and commit it.\n");
    process.exitCode = 1;
  }
} else writeFileSync(page, text);
