/** Writes schema/*.json from the written forms of the files; with --check, fails when they are out of date. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { jsonSchemas } from "../src/campaign/written/json-schema.ts";

const folder = path.resolve(import.meta.dirname, "../schema");

function current(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

const isCheck = process.argv.includes("--check");
if (!isCheck) mkdirSync(folder, { recursive: true });
for (const [name, text] of jsonSchemas()) {
  const file = path.join(folder, name);
  if (!isCheck) writeFileSync(file, text);
  else if (current(file) !== text) {
    process.stderr.write(`schema/${name} is out of date: run \`npm run schema\` and commit it.\n`);
    process.exitCode = 1;
  }
}
