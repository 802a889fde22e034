/** What the checks look at, opened once. */
import type { LedgerView } from "../../ledger/ledger.ts";
import type { LedgerPlace } from "../../ledger/open.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import type { AccountCheckEntry } from "../../preview/accounts/checks.ts";
import type { Environment } from "../../system/secrets/secrets.ts";
import type { Context } from "../frame/context.ts";

export type Recorded =
  | { readonly kind: "ledger"; readonly view: LedgerView; readonly place: LedgerPlace; readonly lastLook?: Date }
  | { readonly kind: "none" }
  /** Sentences: what is wrong and what to do. */
  | { readonly kind: "unusable"; readonly reason: string }
  /** The first run brings it up to date. Sentences, too. */
  | { readonly kind: "older"; readonly reason: string };

export interface Examined {
  readonly context: Context;
  /** Absolute. */
  readonly root: string;
  readonly environment: Environment;
  /** By the real clock. */
  readonly now: Date;
  readonly prepared: Prepared;
  readonly recorded: Recorded;
  /** What each account answered; of `--offline`, undefined. */
  readonly asked: readonly AccountCheckEntry[] | undefined;
}
