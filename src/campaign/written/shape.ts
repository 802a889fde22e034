/** Holds a file's data against its schema, and says in plain words what does not fit. */
import { isMap } from "yaml";
import type { z } from "zod";
import { type Fault, fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean, nearest } from "../../diagnostics/suggest.ts";
import { networkIds } from "../../networks/network.ts";
import { isSecretKey } from "../../system/secrets/secret-keys.ts";
import { shortened } from "../../system/text/shorten.ts";
import { wordedAs } from "../languages/worded.ts";
import { networkElsewhere } from "../names/network-names.ts";
import type { Data } from "../yaml/data.ts";
import { quoted } from "../yaml/quoting.ts";
import type { YamlFile } from "../yaml/read-yaml.ts";
import { find } from "../yaml/tree.ts";
import { reservedKeys } from "./reserved-keys.ts";
import { faultIn, idPattern, languagePattern } from "./scalar-schemas.ts";
import { bare, exampleLine, keysOf, schemaAt } from "./schema-walk.ts";
import { secretKey } from "./secret-key.ts";

type Issue = z.core.$ZodIssue;

/** A file, or one language's reading of it. */
export type Shaped = YamlFile & {
  /** Where a value of the reading stands in the file; absent: where it is. */
  readonly placed?: (path: Path) => Path;
};

interface Shape {
  readonly schema: z.ZodType;
  readonly file: Shaped;
  readonly report: Report;
}

/** The data as the schema's type where it fits; else undefined, with every misfit reported. */
export function checkShape<Written>(schema: z.ZodType<Written>, file: Shaped, report: Report): Written | undefined {
  const result = schema.safeParse(file.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) tell({ schema, file, report }, issue, []);
  return undefined;
}

function tell(shape: Shape, issue: Issue, outer: Path): void {
  const path = [...outer, ...issue.path] as (string | number)[];
  switch (issue.code) {
    case "custom": {
      const found = faultIn(issue.params);
      if (found !== undefined) shape.report(path, found);
      return;
    }
    case "unrecognized_keys":
      for (const key of issue.keys) shape.report([...path, key], { ...unknownKey(shape, path, key), on: "key" });
      return;
    case "invalid_key":
      for (const inner of issue.issues) {
        const found = inner.code === "custom" ? faultIn(inner.params) : undefined;
        if (found !== undefined) shape.report(path, { ...found, on: "key" });
      }
      return;
    case "invalid_union":
      tellUnion(shape, issue, path);
      return;
    case "invalid_value":
      tellMisfit(shape, path, (value) => notAllowed(value, issue.values.map(String)));
      return;
    case "too_small":
    case "too_big":
      shape.report(path, wrongCount(shape, path));
      return;
    default:
      tellMisfit(shape, path, () => undefined);
  }
}

/** Of several forms, the misfits of the one that was meant: the last for a map or a list, the last text for all else. */
function tellUnion(shape: Shape, issue: Extract<Issue, { code: "invalid_union" }>, path: Path): void {
  const value = valueAt(shape.file.data, path);
  const branch =
    isRecord(value) || Array.isArray(value) ? issue.errors.at(-1) : (issue.errors.at(-2) ?? issue.errors[0]);
  for (const inner of branch ?? []) tell(shape, inner, path);
}

/** Missing, empty, of the wrong form, or (where `judge` says so) of the right form and not allowed. */
function tellMisfit(shape: Shape, path: Path, judge: (value: string) => Fault | undefined): void {
  const value = valueAt(shape.file.data, path);
  if (value === undefined) shape.report(path, missing(shape, path));
  else if (value === null) shape.report(path, { ...empty(shape, path), on: "key" });
  else shape.report(path, (typeof value === "string" ? judge(value) : undefined) ?? wrongForm(shape, path, value));
}

export function isRecord(value: unknown): value is Readonly<Record<string, Data>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Undefined where the file has no such entry, null where it has one without a value. */
export function valueAt(data: Data | undefined, path: Path): Data | undefined {
  let value = data;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isRecord(value) ? value[String(key)] : undefined;
  }
  return value;
}

function unknownKey(shape: Shape, path: Path, key: string): Fault {
  const known = keysOf(schemaAt(shape.schema, path));
  if (isSecretKey(key)) return secretKey(path, key, valueAt(shape.file.data, [...path, "network"]));
  const purpose = reservedKeys.get(key);
  if (purpose !== undefined && nearest(key, known) === undefined) {
    return fault(
      "key-not-supported",
      `\`${key}\` is not yet supported: it is kept for ${purpose}.`,
      "Take it out for now.",
    );
  }
  const guess = didYouMean(key, known) ?? `The keys here are ${known.join(", ")}.`;
  return fault("key-unknown", `There is no key "${shortened(key)}" here.`, guess);
}

function lastKey(path: Path): string {
  return String(path.findLast((key) => typeof key === "string") ?? "");
}

function missing({ schema }: Shape, path: Path): Fault {
  const key = lastKey(path);
  const example = exampleLine(key, schemaAt(schema, path));
  return fault(
    "key-missing",
    `\`${key}\` is missing here.`,
    `Add it${example === undefined ? "" : `, as in \`${example}\``}.`,
  );
}

function empty({ schema }: Shape, path: Path): Fault {
  const isEntry = typeof path.at(-1) === "number";
  const key = lastKey(path);
  const example = exampleLine(key, schemaAt(schema, isEntry ? path.slice(0, -1) : path));
  return fault(
    "value-empty",
    isEntry
      ? `An entry of \`${key}\` is empty.`
      : path.length === 0
        ? "This file has no keys."
        : `\`${key}\` has no value.`,
    `Give it one${example === undefined ? "" : `, as in \`${example}\``}, or take it out.`,
  );
}

function notAllowed(value: string, allowed: readonly string[]): Fault {
  const near = nearest(value, allowed);
  return fault(
    "value-not-allowed",
    `"${shortened(value)}" is not one of the values this takes.`,
    (networkIds.every((id) => allowed.includes(id)) ? networkElsewhere(value) : undefined) ??
      `${near === undefined ? "" : `Did you mean "${near}"? `}It takes ${allowed.join(", ")}.`,
  );
}

function wrongCount({ schema }: Shape, path: Path): Fault {
  const key = lastKey(path);
  const example = exampleLine(key, schemaAt(schema, path));
  return fault(
    "value-empty",
    `\`${key}\` does not have the entries it needs.`,
    `Write it as in \`${example ?? key}\`.`,
  );
}

function formOf(value: Data): string {
  if (Array.isArray(value)) return "a list";
  return isRecord(value) ? "a map" : "a text";
}

/** Names that stand there without the brackets of a list. */
function asList(key: string, value: Data): string | undefined {
  if (key !== "to" || typeof value !== "string") return undefined;
  const names = value.split(/[\s,;]+/).filter((name) => name !== "");
  return names.length > 0 && names.every((name) => idPattern.test(name)) ? `to: [${names.join(", ")}]` : undefined;
}

function wrongForm(shape: Shape, path: Path, value: Data): Fault {
  const known = undeclaredFault(shape, path, value) ?? bracesFault(shape, path, value);
  if (known !== undefined) return known;
  const key = lastKey(path);
  const example = asList(key, value) ?? exampleLine(key, schemaAt(shape.schema, path));
  const what =
    path.length === 0 ? "This file" : typeof path.at(-1) === "number" ? `An entry of \`${key}\`` : `\`${key}\``;
  return fault(
    "value-type",
    `${what} is ${formOf(value)}${typeof value === "string" ? ` ("${shortened(value)}")` : ""}, which does not belong here.`,
    example === undefined
      ? "Compare it with the entries beside it, and with docs/campaign-file.md."
      : `Write it as in \`${example}\`.`,
  );
}

/** Words by language, where the file does not say that it is written in these languages. */
function undeclaredFault({ schema }: Shape, path: Path, value: Data): Fault | undefined {
  const expected = schemaAt(schema, path);
  if (expected === undefined || wordedAs(bare(expected)) === undefined || !isRecord(value)) return undefined;
  const keys = Object.keys(value);
  if (keys.length === 0 || !keys.every((key) => languagePattern.test(key) && value[key] !== null)) {
    return undefined;
  }
  const list = `\`languages: [${keys.join(", ")}]\``;
  return fault(
    "language-undeclared",
    `This is a map with ${keys.map((key) => `\`${key}\``).join(" and ")}, and not all of them are languages of this file.`,
    path[0] === "accounts"
      ? `If they are languages, write ${list} at an account that gets them.`
      : `If they are languages, write ${list} at the top of the file, in place of \`lang\`, with all languages of its words.`,
  );
}

/** `text: {report_url}` is a map to YAML. Only what stands in brackets on one line can have been meant as a text. */
function bracesFault({ file, schema }: Shape, path: Path, value: Data): Fault | undefined {
  const expected = schemaAt(schema, path);
  if (typeof value === "string" || expected === undefined || keysOf(expected).length > 0) return undefined;
  const { node } = find(file.root, file.placed?.(path) ?? path, file.aliases);
  const [start, end] = node?.range ?? [0, 0];
  const written = file.text.slice(start, end);
  if (!/^[{[][^\r\n]*[}\]]$/.test(written) || !expectsText(expected)) return undefined;
  const key = typeof path.at(-1) === "number" ? "- " : `${lastKey(path)}: `;
  return fault(
    "yaml-braces",
    `To YAML ${shortened(written)} is a ${isMap(node) ? "map" : "list"}, not a text.`,
    `Put it in quotes: \`${key}${quoted(written)}\`.`,
  );
}

function expectsText(schema: z.ZodType): boolean {
  return schema.safeParse("Words.").success;
}
