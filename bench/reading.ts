/**
 * What reading and checking cost beside the least that they could: large workspaces against `yaml` parsing the same
 * files, and the start of the program against an empty Node. docs/performance.md has the figures.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { aWorkspace, campaignYaml, outboxAccounts } from "../tests/support/campaign/a-workspace.ts";
import { largeWorkspace, type TextKind, textKinds } from "./large-workspace.ts";
import { type Contender, sideBySide, wholeProcess } from "./side-by-side.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, scale: { type: "string", default: "1" } },
});
const runs = Number(values.runs);
/** 1: 10,000 posts. */
const scale = Number(values.scale);
const program = path.resolve(import.meta.dirname, "../bin/campaign.js");
const parser = path.resolve(import.meta.dirname, "parse-yaml.cjs");
const now = ["--now", "2026-12-01T09:00:00Z"];

const empty = (folder: string) => wholeProcess("node -e 0", ["-e", "0"], folder);
const parsing = (folder: string) => wholeProcess("yaml parses the files", [parser], folder);
const validating = (name: string, folder: string) =>
  wholeProcess(name, [program, "validate", "--format", "json", ...now], folder, [0, 1]);

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

async function validation(texts: TextKind): Promise<void> {
  const { root, remove } = largeWorkspace({ campaigns: 100 * scale, posts: 100, texts });
  try {
    const first = afresh(validating("campaign validate", root), root);
    await sideBySide(
      `validate, ${10_000 * scale} posts (${texts})`,
      parsing(root),
      [first, validating("again", root)],
      runs,
    );
    if (texts === "mixed") await sideBySide("its memory", empty(root), [first], runs);
  } finally {
    remove();
  }
}

async function firstPublish(): Promise<void> {
  const { root, remove } = largeWorkspace({ campaigns: 1000 * scale, posts: 10 });
  try {
    const publish = afresh(wholeProcess("campaign publish, first", [program, "publish"], root), root);
    await sideBySide(`first publish, ${1000 * scale} campaigns of 10 posts`, parsing(root), [publish], runs);
  } finally {
    remove();
  }
}

async function start(): Promise<void> {
  const posts = '  - { id: one, at: "2099-03-18 09:00", text: "One. {hashtags}" }\n';
  const { root, remove } = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/later.yaml": campaignYaml({ id: "later", posts }),
  });
  const campaign = (...words: string[]) => wholeProcess(`campaign ${words.join(" ")}`, [program, ...words], root);
  try {
    campaign("publish").run();
    await sideBySide(
      "start",
      empty(root),
      [
        campaign("--help"),
        campaign("publish"),
        campaign("--quiet", "publish"),
        campaign("--workspace", root, "publish"),
        campaign("publish", "--ledger", ".campaign/ledger.sqlite"),
        campaign("--ledger", ".campaign/ledger.sqlite", "publish"),
      ],
      4 * runs,
    );
  } finally {
    remove();
  }
}

await start();
for (const texts of ["mixed", ...textKinds] as const) await validation(texts);
await firstPublish();
