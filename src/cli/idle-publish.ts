/** Decides whether this command line is a `publish` with nothing to do, before anything heavy is loaded. */

import path from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { findWorkspace } from "../campaign/file/workspace.ts";
import { isIdle } from "../publish/idle.ts";
import { beneath } from "../system/files/beneath.ts";
import { writeAll } from "../system/output.ts";
import type { Environment } from "../system/secrets/secrets.ts";
import { jsonText } from "../system/text/json.ts";
import { namesLedger } from "./workspace/named-ledger.ts";

const nothing = {
  version: 1,
  published: [],
  later: [],
  failed: [],
  missed: [],
  held: [],
  waiting: [],
  unknown: [],
  problems: [],
};

interface Words {
  readonly format: string;
  readonly workspace?: string;
  readonly ledger?: string;
}

/**
 * The flags that change nothing about what is due, before or behind the command; with any other, or a campaign named,
 * the full run decides.
 */
function wordsOf(argv: readonly string[]): Words | undefined {
  const words: Record<string, string> = { format: "text" };
  const given = new Set<string>();
  let isPublish = false;
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (word === "publish" && !isPublish) {
      isPublish = true;
      continue;
    }
    if (word === "--quiet" || word === "--no-color") continue;
    const [, flag = "", inline] = /^--(format|workspace|ledger)(?:=(.*))?$/s.exec(word) ?? [];
    if (flag === "") return undefined;
    const value = inline ?? argv[++index];
    if (value === undefined || value.trim() === "" || given.has(flag)) return undefined;
    given.add(flag);
    words[flag] = value;
  }
  if (!isPublish) return undefined;
  return words.format === "text" || words.format === "json" ? (words as unknown as Words) : undefined;
}

/** 0 when this run had nothing to do and is over; undefined when the full program must decide. */
export function idlePublish(argv: readonly string[], environment: Environment, cwd: string): 0 | undefined {
  const words = wordsOf(argv);
  if (words === undefined) return undefined;
  const named = words.workspace === undefined ? undefined : path.resolve(cwd, words.workspace);
  const root = findWorkspace(named ?? cwd);
  if (root === undefined || (named !== undefined && root !== named)) return undefined;
  if (namesLedger(root, environment)) return undefined;
  const ledgerPath =
    words.ledger === undefined ? beneath(root, ".campaign", "ledger.sqlite") : path.resolve(cwd, words.ledger);
  if (!isIdle({ root, ledgerPath, now: new Date(), programVersion: packageJson.version })) return undefined;
  if (words.format === "json") writeAll(1, `${jsonText(nothing, 2)}\n`);
  return 0;
}
