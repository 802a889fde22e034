/** A workspace on disk for tests that run the program: an outbox account, and the files a test gives. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const outboxAccounts = `workspace: test
accounts:
  print-room:
    network: outbox
    name: Northdale Safeguarding Partnership
`;

export interface CampaignText {
  readonly id: string;
  /** Lines of the list of posts, unindented. */
  readonly posts: string;
  readonly assets?: string;
  readonly to?: string;
  readonly more?: string;
}

/** A campaign file whose posts are given; due on 18 March 2027. */
export function campaignYaml({ id, posts, assets = "", to = "print-room", more = "" }: CampaignText): string {
  return `campaign: ${id}
title: A test of ${id}
day: ceaday
year: 2027
to: [${to}]
hashtags: ["#CEADay{yy}"]
${more}${assets === "" ? "" : `assets:\n${assets}`}posts:
${posts}`;
}

export interface TestWorkspace {
  readonly root: string;
  write(file: string, content: string | Uint8Array): void;
  remove(): void;
}

export function aWorkspace(files: Readonly<Record<string, string | Uint8Array>> = {}): TestWorkspace {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "campaign-test-")));
  const write = (file: string, content: string | Uint8Array) => {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** One campaign, `day`, of one post, for what is not about posts. */
export function aSmallWorkspace(): TestWorkspace {
  const posts = '  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }\n';
  return aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts }),
  });
}
