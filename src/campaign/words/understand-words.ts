/** From campaigns/words.yaml as it was read to the words, or to what is wrong with it. Nothing is held for that. */
import { fault, problemAt, type Report } from "../../diagnostics/fault.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { fileProblem } from "../file/file-problems.ts";
import type { ReadResult } from "../file/read-file.ts";
import { present } from "../present.ts";
import { type WrittenSignpost, type WrittenWords, wordsFile } from "../written/beside/words-schema.ts";
import { checkShape } from "../written/shape.ts";
import { entriesOf, listOf, recordOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { readYaml, type YamlFile } from "../yaml/read-yaml.ts";
import { audienceKey } from "./audiences.ts";
import { noWords, type Signpost, type Words } from "./words.ts";

const file = "campaigns/words.yaml";
/** Entries of one key. Each text is held against every name and signpost; the others are looked up in it. */
const most: ReadonlyMap<string, number> = new Map([
  ["names", 300],
  ["signposts", 300],
  ["spelling", 20_000],
]);
const mostOthers = 1000;

export interface WordsKnown {
  /** As accounts.yaml lists them; absent: it does not, and any audience is taken. */
  readonly audiences?: ReadonlySet<string> | undefined;
  /** Ids of the built-in signposts; absent: any id is taken. */
  readonly signposts?: ReadonlySet<string> | undefined;
}

interface Understood {
  readonly words: Words;
  readonly problems: readonly Problem[];
  readonly yaml?: YamlFile;
}

export function understandWords(read: ReadResult, known: WordsKnown): Understood {
  if (read.kind === "missing") return { words: noWords, problems: [] };
  if (read.kind !== "text") return { words: noWords, problems: [fileProblem(file, read)] };
  const yaml = readYaml(file, read.text);
  const wrong = yaml.problems.filter(({ code }) => code !== "file-empty");
  if (yaml.data === undefined) return { words: noWords, problems: wrong, yaml };
  const found: Problem[] = [];
  const report: Report = (path, each) => found.push(problemAt(yaml.source, path, each));
  checkCounts(yaml.data, report);
  const written = checkShape(wordsFile, yaml, report);
  const isUsable = written !== undefined && ![...wrong, ...found].some(isError);
  // A name that does not exist spoils only what names it.
  checkNames(yaml.data, known, report);
  const words = isUsable ? wordsOf(written, yaml) : noWords;
  return { words, problems: [...wrong, ...found], yaml };
}

function checkCounts(data: Data, report: Report): void {
  for (const [key, value] of entriesOf(data)) {
    const count = Math.max(entriesOf(value).length, listOf(value).length);
    const limit = most.get(key) ?? mostOthers;
    if (count <= limit) continue;
    const message = `\`${shortened(key)}\` has ${count} entries; ${limit} is the limit.`;
    report([key], { ...fault("too-many-entries", message, "Keep those that your posts need."), on: "key" });
  }
}

function checkNames(data: Data, { audiences, signposts }: WordsKnown, report: Report): void {
  const { required, signposts: own } = recordOf(data);
  const ids = signposts && new Set([...signposts, ...entriesOf(own).map(([id]) => id)]);
  for (const [audience, list] of entriesOf(required)) {
    if (audiences?.has(audienceKey(audience)) === false) {
      report(["required", audience], { ...unknownAudience(audience, audiences), on: "key" });
    }
    for (const [at, id] of listOf(list).entries()) {
      if (typeof id !== "string" || ids?.has(id) !== false) continue;
      const help = didYouMean(id, ids) ?? "Write it under `signposts`, or take one that docs/words.md lists.";
      report(["required", audience, at], fault("signpost-unknown", `There is no signpost "${shortened(id)}".`, help));
    }
  }
  for (const [id, signpost] of entriesOf(own)) {
    for (const [at, audience] of listOf(recordOf(signpost).audiences).entries()) {
      if (typeof audience !== "string" || audiences?.has(audienceKey(audience)) !== false) continue;
      report(["signposts", id, "audiences", at], unknownAudience(audience, audiences));
    }
  }
}

export function unknownAudience(name: string, audiences: ReadonlySet<string>) {
  return fault(
    "audience-unknown",
    `There is no audience "${shortened(name)}".`,
    didYouMean(audienceKey(name), audiences) ??
      `\`audiences\` of campaigns/accounts.yaml lists ${[...audiences].map((each) => `"${shortened(each)}"`).join(", ")}.`,
  );
}

function signpostOf(id: string, { number, audiences = [], ...written }: WrittenSignpost): Signpost {
  const numbers = typeof number === "string" ? [number] : number;
  return present({ id, ...written, numbers, audiences, path: ["signposts", id] });
}

function wordsOf(written: WrittenWords, { source }: YamlFile): Words {
  const { signposts = {}, names = [], instead = {}, spelling = [], required = {} } = written;
  return {
    signposts: Object.entries(signposts).map(([id, each]) => signpostOf(id, each)),
    names,
    instead: Object.entries(instead),
    spelling: new Set(spelling.map((word) => word.toLowerCase())),
    required: new Map(Object.entries(required).map(([audience, ids]) => [audienceKey(audience), ids])),
    source,
  };
}
