/** A sensitive period as campaigns/periods.yaml has it, with its bounds as instants. */
import type { Path } from "../../diagnostics/source.ts";
import type { periodKinds, periodRules } from "../written/periods-schema.ts";

export type PeriodKind = (typeof periodKinds)[number];
export type PeriodRule = (typeof periodRules)[number];

export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly rule: PeriodRule;
  /** Included. */
  readonly since: Date;
  /** Not included; absent: until it is taken out of the file. */
  readonly until?: Date;
  /** Account ids, groups resolved; absent: all. */
  readonly accounts?: ReadonlySet<string>;
  readonly campaigns?: ReadonlySet<string>;
  /** Of a stop: what is critical goes out when it is approved for this period. */
  readonly exceptCritical: boolean;
  /** Ids of people; absent: whoever may approve at all. */
  readonly by?: readonly string[];
  /** In periods.yaml. */
  readonly path: Path;
}

export type Periods =
  | { readonly kind: "known"; readonly periods: readonly Period[] }
  /** Nobody can tell what is sensitive: nothing is sent. `reason`: a sentence. */
  | { readonly kind: "unusable"; readonly reason: string };

export const noPeriods: Periods = { kind: "known", periods: [] };

export function isDuring({ since, until }: Period, at: Date): boolean {
  return since <= at && (until === undefined || at < until);
}

export function isAbout(
  { accounts, campaigns }: Period,
  { account, campaign }: { readonly account: string; readonly campaign: string },
): boolean {
  return accounts?.has(account) !== false && campaigns?.has(campaign) !== false;
}
