/** An index that misses an edit is worse than none: whatever is edited, and however it is hidden, it is checked again. */
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { textsOf } from "../../src/campaign/file/workspace-files.ts";
import { formatProblems } from "../../src/diagnostics/format-text.ts";
import { type NamedApprovers, noApprovers } from "../../src/permission/signature/approvers.ts";
import { type Kept, keptIn } from "../../src/pipeline/kept.ts";
import type { Inspector } from "../../src/pipeline/problems.ts";
import { type Verdict, type VerdictIndex, verdictOn } from "../../src/pipeline/verdict.ts";
import { aWorkspace, type TestWorkspace } from "../support/campaign/a-workspace.ts";

const accounts = (gap: number) => `workspace: test
policies: { gap: ${gap}h }
accounts:
  north: { network: x, handle: north }
  south: { network: x, handle: south }
`;

/** Two posts, one with a picture, on the Nth of March 2027. */
const campaign = (id: string, { day = 1, words = "Somebody will listen to you today." } = {}) => `campaign: ${id}
title: Of ${id}
date: 2027-03-${String(day).padStart(2, "0")}
to: [north]
assets:
  card: { file: ../assets/card.png, alt: A card that says hello }
posts:
  - { id: one, at: day 09:00, images: [card], text: "${words}" }
  - { id: two, at: day 10:00, to: [south], text: "Ask what happened, and believe the answer." }
`;

const byBytes = (bytes: Buffer) => createHash("sha256").update(bytes).digest()[0] ?? 0;
let tells = byBytes;

/** What it tells of a picture is told by the picture's own bytes. */
function aFitter(): Inspector {
  return {
    async inspect(file) {
      const bytes = lstatSync(file, { throwIfNoEntry: false }) === undefined ? undefined : readFileSync(file);
      if (bytes === undefined)
        return { ok: false, fault: { kind: "missing", reason: "There is no picture.", help: "Draw one." } };
      const first = tells(bytes);
      const facts = { format: "gif" as const, width: 100 + first, height: 100, vector: false, metadata: false };
      return { ok: true, facts: { ...facts, bytes: bytes.length } };
    },
  };
}

let workspace: TestWorkspace;
let index: VerdictIndex;
let kept: Kept;
let approvers: NamedApprovers = noApprovers;
let now: Date;

beforeEach(async () => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts(2),
    "campaigns/a.yaml": campaign("a"),
    "campaigns/b.yaml": campaign("b", { day: 20, words: "Keep what you were sent, and show it." }),
    "campaigns/words.yaml": 'instead: { listen to you: "hear you" }\n',
    "assets/card.png": "one",
  });
  index = { file: path.join(workspace.root, ".campaign/checked.json"), seal: Buffer.alloc(32, 7), program: "first" };
  kept = await keptIn(undefined);
  approvers = noApprovers;
  tells = byBytes;
  now = new Date("2027-03-10T09:00:00Z");
});
afterEach(() => workspace.remove());

async function verdict(by: VerdictIndex | undefined): Promise<Verdict> {
  const { root } = workspace;
  const world = { kept, approvers, fitter: aFitter(), now, index: by };
  const said = await verdictOn({ root, cwd: root, targets: [], ...world });
  if ("unknownTarget" in said) throw new Error(said.message);
  return said;
}

function shown({ files, problems, campaigns, deliveries }: Verdict): string {
  const text = formatProblems(problems, textsOf(files), { color: false, columns: 100 });
  return JSON.stringify({ text, problems, campaigns, deliveries });
}

/** What the index says, after it was seen to be what a full check says. */
async function again(): Promise<Verdict> {
  const said = await verdict(index);
  expect(shown(said)).toBe(shown(await verdict(undefined)));
  return said;
}

const at = (file: string) => path.join(workspace.root, file);

/** Written over in place, with the times that it had. */
function rewritten(file: string, change: (text: string) => string): void {
  const { atime, mtime } = lstatSync(at(file));
  workspace.write(file, change(readFileSync(at(file), "utf8")));
  utimesSync(at(file), atime, mtime);
}

describe("the verdict on a workspace in which nothing changed", () => {
  it("is what it was, without a look at the rules", async () => {
    expect((await again()).isKept).toBe(false);
    expect((await again()).isKept).toBe(true);
    expect((await verdict(index)).problems.map(({ code }) => code)).toContain("in-the-past");
  });

  it("is kept for what is only touched", async () => {
    await again();
    utimesSync(at("campaigns/a.yaml"), new Date(), new Date());

    expect((await again()).isKept).toBe(true);
  });

  it("is not believed with another key, or when a letter of it was changed", async () => {
    await again();
    expect((await verdict({ ...index, seal: Buffer.alloc(32, 8) })).isKept).toBe(false);
    await again();
    workspace.write(
      ".campaign/checked.json",
      readFileSync(at(".campaign/checked.json"), "utf8").replace("in-the-past", "in-the-pasta"),
    );

    expect((await again()).isKept).toBe(false);
  });

  it("is not believed for other bytes of a picture of which everything told is the same", async () => {
    tells = () => 1;
    await again();
    expect((await again()).isKept).toBe(true);
    workspace.write("assets/card.png", "two");

    expect((await again()).isKept).toBe(false);
  });

  it("is not believed once this machine is told whose signatures count", async () => {
    const signed = accounts(1).replace("policies: { ", "policies: { approval: { signed: true }, ");
    workspace.write("campaigns/accounts.yaml", signed);
    expect((await again()).problems.map(({ code }) => code)).toContain("approval-keys-here");

    approvers = {
      kind: "file",
      file: "/etc/approvers",
      approvers: { needed: 0, signed: true, moves: 0, keys: new Map() },
    };

    expect((await again()).problems.map(({ code }) => code)).not.toContain("approval-keys-here");
  });

  it("is not believed in another folder", async () => {
    await again();
    const copy = aWorkspace({ ".campaign/checked.json": readFileSync(index.file) });
    try {
      for (const name of readdirSync(at("campaigns")))
        copy.write(`campaigns/${name}`, readFileSync(at(`campaigns/${name}`)));
      const first = workspace;
      workspace = copy;
      expect((await verdict({ ...index, file: at(".campaign/checked.json") })).isKept).toBe(false);
      workspace = first;
    } finally {
      copy.remove();
    }
  });

  it("is found anew where nothing can be kept", async () => {
    workspace.write(".campaign", "A file where the folder should be.");

    expect((await again()).isKept).toBe(false);
    expect((await again()).isKept).toBe(false);
  });
});

describe("the verdict on a workspace in which something changed", () => {
  const changes: readonly (readonly [string, () => void])[] = [
    [
      "a word, in the same size and second",
      () => rewritten("campaigns/a.yaml", (text) => text.replace("listen", "whip you")),
    ],
    ["a limit of accounts.yaml", () => rewritten("campaigns/accounts.yaml", (text) => text.replace("2h", "1h"))],
    ["the name of a file", () => renameSync(at("campaigns/a.yaml"), at("campaigns/c.yaml"))],
    [
      "two names, each for the other",
      () => {
        renameSync(at("campaigns/a.yaml"), at("campaigns/c.yaml"));
        renameSync(at("campaigns/b.yaml"), at("campaigns/a.yaml"));
        renameSync(at("campaigns/c.yaml"), at("campaigns/b.yaml"));
      },
    ],
    ["a words.yaml", () => workspace.write("campaigns/words.yaml", "spelling: [abc]\n")],
    ["a word in words.yaml", () => rewritten("campaigns/words.yaml", (text) => text.replace("listen", "answer"))],
    ["a file that is gone", () => rmSync(at("campaigns/b.yaml"))],
    ["a file more", () => workspace.write("campaigns/c.yaml", campaign("c", { day: 2 }))],
    ["a file that nobody reads", () => workspace.write("campaigns/a.yaml.txt", "")],
    [
      "the words of another campaign",
      () => rewritten("campaigns/b.yaml", (text) => text.replace(/Keep[^"]*/, "Somebody will listen to you today.")),
    ],
    ["a picture, in the same size and second", () => rewritten("assets/card.png", () => "two")],
    ["a picture that is gone", () => rmSync(at("assets/card.png"))],
    ["the program", () => (index = { ...index, program: "second" })],
    ["what was skipped", () => (kept = { ...kept, over: new Set(["a/one/north"]) })],
    ["the ledger", () => (kept = { ...kept, ledger: "another" })],
    [
      "what went out",
      () => {
        const dueAt = new Date("2026-03-01T09:00:00Z");
        kept = {
          ...kept,
          sent: [{ account: "north", delivery: "a/one/north", state: "published", dueAt }] as Kept["sent"],
        };
      },
    ],
    ["what a server told", () => (kept = { ...kept, facts: new Map([["north", { account: "x:north" }]]) as never })],
    ["the day", () => (now = new Date("2027-04-10T09:00:00Z"))],
    ["a clock that went back", () => (now = new Date("2027-02-10T09:00:00Z"))],
  ];

  it.each(changes)("is found anew: %s", async (_, change) => {
    await again();
    expect((await again()).isKept).toBe(true);
    change();

    expect((await again()).isKept).toBe(false);
    expect((await again()).isKept).toBe(true);
  });

  it("is found anew at the very millisecond in which a post is over", async () => {
    now = new Date("2027-03-19T00:00:00Z");
    const before = await again();
    const until = new Date(JSON.parse(readFileSync(index.file, "utf8").split("\n")[1] ?? "").until);
    now = until;
    expect((await again()).isKept).toBe(true);
    now = new Date(until.getTime() + 1);
    const after = await again();

    expect(after.isKept).toBe(false);
    expect(shown(after)).not.toBe(shown(before));
  });
});

/** Each changes the disk, the clock or the ledger's facts, or nothing; the number says where and to what. */
const edits: readonly ((number: number) => void)[] = [
  () => undefined,
  (number) => workspace.write(`campaigns/n${number % 3}.yaml`, campaign(`n${number % 2}`, { day: 1 + (number % 28) })),
  (number) => rmSync(at(`campaigns/n${number % 3}.yaml`), { force: true }),
  (number) =>
    rewritten("campaigns/a.yaml", (text) =>
      text.replace(/listen|answer|crying/, ["listen", "answer", "crying"][number % 3] ?? ""),
    ),
  (number) => rewritten("campaigns/b.yaml", (text) => text.replace(/day \d\d/, `day 1${number % 10}`)),
  (number) =>
    rewritten(
      "campaigns/b.yaml",
      (text) => `${text.slice(0, number % text.length)}${text.slice((number % text.length) + 1)}`,
    ),
  (number) => workspace.write("campaigns/b.yaml", campaign("b", { day: 1 + (number % 28) })),
  (number) => rewritten("campaigns/accounts.yaml", (text) => text.replace(/\dh/, `${number % 10}h`)),
  (number) => workspace.write("assets/card.png", "x".repeat(number % 4)),
  () => rmSync(at("assets/card.png"), { force: true }),
  (number) => (now = new Date(Date.UTC(2027, 2, 1 + (number % 28), number % 24))),
  (number) => (kept = { ...kept, over: new Set(number % 2 === 0 ? [] : ["a/one/north"]) }),
];

describe("any edits one after the other", () => {
  it("give at each step what a check without an index gives", async () => {
    const step = fc.tuple(fc.nat({ max: edits.length - 1 }), fc.nat({ max: 500 }));
    let keptOnes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const [kind, number] of steps) {
          edits[kind]?.(number);
          keptOnes += (await again()).isKept ? 1 : 0;
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );

    expect(keptOnes).toBeGreaterThan(5);
  });
});
