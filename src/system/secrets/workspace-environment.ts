/** The environment with what the workspace's `.env` adds, where it is proved that git did not bring that file. */
import { parseEnv } from "node:util";
import { trackedIn } from "../files/git.ts";
import { readDotEnv } from "./dot-env.ts";
import type { Environment } from "./secrets.ts";

export interface Refusal {
  /** What is wrong and what to do, in sentences. */
  readonly message: string;
  /** Whether it names the ledger, or may: then no other ledger may stand in for it. */
  readonly mayNameLedger: boolean;
}

export interface WorkspaceEnvironment {
  readonly environment: Environment;
  /** Why the `.env` that is there was not read. */
  readonly refused?: Refusal;
}

/**
 * Only names that begin with `CAMPAIGN_`, only where the environment has none, and none at all unless git clearly says
 * that it does not track the file: a pull request could have written it otherwise.
 */
export function environmentOf(root: string, environment: Environment): WorkspaceEnvironment {
  const read = readDotEnv(root);
  if (read.kind === "missing") return { environment };
  if (read.kind === "unreadable") {
    return { environment, refused: { message: `The .env file is not read: ${read.reason}.`, mayNameLedger: true } };
  }
  const values = Object.entries(parseEnv(read.text)).filter(([name]) => name.startsWith("CAMPAIGN_"));
  const mayNameLedger = values.some(([name, value]) => name === "CAMPAIGN_LEDGER" && value !== "");
  const tracked = trackedIn(root, [".env"], environment);
  switch (tracked.kind) {
    case "no": {
      const filled: Record<string, string | undefined> = { ...environment };
      for (const [name, value] of values) filled[name] ??= value;
      return { environment: filled };
    }
    case "tracked":
      return {
        environment,
        refused: {
          message:
            "The .env file is tracked by git, so it is not read: a pull request could have written it. Take it out of the repository with `git rm --cached .env`, and change every secret that stood in it.",
          mayNameLedger,
        },
      };
    case "unclear":
      return {
        environment,
        refused: {
          message: `The .env file is not read, since it is not clear whether git tracks it: ${tracked.reason}. Let git answer for this folder as this user, or put the secrets into the environment.`,
          mayNameLedger,
        },
      };
    default:
      return tracked satisfies never;
  }
}
