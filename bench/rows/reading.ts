/** What reading and checking large workspaces costs beside `yaml` parsing the same files. */
import { rmSync } from "node:fs";
import path from "node:path";
import { largeWorkspace, type TextKind } from "../large-workspace.ts";
import { type Contender, type Ratios, sideBySide, wholeProcess } from "../side-by-side.ts";
import type { Row } from "./row.ts";
import { program } from "./start.ts";

const parser = path.resolve(import.meta.dirname, "../parse-yaml.cjs");
const now = ["--now", "2026-12-01T09:00:00Z"];
const parsing = (root: string) => wholeProcess("yaml parses the files", [parser], root);
const validating = (root: string) =>
  wholeProcess("campaign validate", [program, "validate", "--format", "json", ...now], root, [0, 1]);
const empty = (root: string) => wholeProcess("node -e 0", ["-e", "0"], root);

/** As if for the first time: without what an earlier run has kept. */
function afresh(contender: Contender, root: string): Contender {
  return {
    ...contender,
    run() {
      rmSync(path.join(root, ".campaign"), { recursive: true, force: true });
      return contender.run();
    },
  };
}

/** `scale` 1: 10,000 posts in 100 files. */
export async function firstValidation(texts: TextKind, scale: number, runs: number): Promise<Ratios | undefined> {
  const { root, remove } = largeWorkspace({ campaigns: 100 * scale, posts: 100, texts });
  try {
    const title = `validate, ${10_000 * scale} posts (${texts})`;
    const [first] = await sideBySide(title, parsing(root), [afresh(validating(root), root)], runs);
    return first;
  } finally {
    remove();
  }
}

export async function validationRows(scale: number, runs: number): Promise<readonly Row[]> {
  const { root, remove } = largeWorkspace({ campaigns: 100 * scale, posts: 100 });
  const work = `validate, ${10_000 * scale} posts in ${100 * scale} files`;
  const first = afresh(validating(root), root);
  try {
    const [toYaml] = await sideBySide(work, parsing(root), [first], runs);
    const [toEmpty] = await sideBySide("its memory", empty(root), [first], runs);
    const [toFirst] = await sideBySide("again, nothing changed", first, [validating(root)], runs);
    const memory = `${toEmpty?.megabytes?.toFixed(0)} MB`;
    return [
      { work, against: "yaml parses the files", ratio: toYaml?.clock, cpu: toYaml?.cpu, wanted: 2.5 },
      { work: "again, nothing changed", against: "the first", ratio: toFirst?.clock, cpu: toFirst?.cpu, wanted: 0.25 },
      { work: "its peak memory", against: "an empty Node", ratio: toEmpty?.memory, wanted: 4, beside: memory },
    ];
  } finally {
    remove();
  }
}

export async function firstPublishRows(scale: number, runs: number): Promise<readonly Row[]> {
  const { root, remove } = largeWorkspace({ campaigns: 1000 * scale, posts: 10 });
  const work = `first publish, ${1000 * scale} campaigns of 10 posts`;
  try {
    const publish = afresh(wholeProcess("campaign publish", [program, "publish"], root), root);
    const [found] = await sideBySide(work, parsing(root), [publish], runs);
    const beside = `${found?.megabytes?.toFixed(0)} MB, wanted 300`;
    return [{ work, against: "yaml parses the files", ratio: found?.clock, cpu: found?.cpu, wanted: 3, beside }];
  } finally {
    remove();
  }
}
