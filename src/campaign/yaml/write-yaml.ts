/** Data as YAML that reads back as the same texts, laid out for people. */
import { stringify } from "yaml";
import type { Data } from "./data.ts";

/** Without the quotes that a text would get: editors hold the file against its schema. */
function bare(key: unknown, value: unknown): unknown {
  if (key === "year" && typeof value === "string") return Number(value);
  return key === "may-adapt" ? value === "true" : value;
}

/** `head`: lines of a comment above it. */
export function yamlText(data: Data, head: readonly string[] = []): string {
  const comment = head.map((line) => `${`# ${line}`.trimEnd()}\n`).join("");
  return comment + stringify(data, bare, { lineWidth: 0, aliasDuplicateObjects: false });
}
