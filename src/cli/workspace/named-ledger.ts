/** Whether CAMPAIGN_LEDGER names a ledger elsewhere, in the environment or in the workspace's .env. */
import { readDotEnv } from "../../system/secrets/dot-env.ts";
import type { Environment } from "../../system/secrets/secrets.ts";

/** True too where the .env cannot be read: it may name one. */
export function namesLedger(root: string, environment: Environment): boolean {
  if ((environment.CAMPAIGN_LEDGER ?? "") !== "") return true;
  const read = readDotEnv(root);
  if (read.kind === "missing") return false;
  return read.kind === "unreadable" || /^\s*(?:export\s+)?CAMPAIGN_LEDGER\s*=\s*\S/m.test(read.text);
}
