/** Contract of a rule: one rule, one file, one code, one test, one line of docs. Pure: data in, problems out, no I/O. */
import type { Consents } from "../campaign/consents/consents.ts";
import type { Campaign, Workspace } from "../campaign/model.ts";
import type { Words } from "../campaign/words/words.ts";
import type { Place, ProblemKind } from "../diagnostics/problem.ts";
import type { ImageFacts, ImageFault } from "../images/fit.ts";
import type { Plan } from "../plan/delivery.ts";
import type { Rendered } from "../render/rendered.ts";
import type { Speller } from "../spelling/speller.ts";
import type { Now } from "./now.ts";

export interface CheckContext {
  readonly workspace: Workspace;
  readonly campaign: Campaign;
  readonly plan: Plan;
  /** The deliveries to judge: all of the campaign for `validate`, only those due for `publish`. */
  readonly rendered: readonly Rendered[];
  /** Every rendered delivery of every campaign of the workspace, this one included. */
  readonly all: readonly Rendered[];
  /** By asset id of this campaign. */
  readonly images: ReadonlyMap<string, ImageFacts | ImageFault>;
  readonly now: Now;
  /** Of the people in pictures; absent: none is known. */
  readonly consents?: Consents;
  /** Of the workspace; absent: none. */
  readonly words?: Words;
  /** Absent: nobody asks about spelling, as before something is sent. */
  readonly speller?: Speller;
  /** By account id: when its token ends, where its network has told. */
  readonly tokenEnds?: ReadonlyMap<string, Date>;
}

/** What a rule reports; code and severity come from the rule. */
export interface Finding {
  readonly message: string;
  readonly help: string;
  readonly place: Place;
  readonly delivery?: string;
  /** Instead of `delivery`, where one finding is about several accounts of a post. */
  readonly deliveries?: readonly string[];
  readonly related?: readonly Place[];
  /** What stands there must not be shown. */
  readonly confidential?: boolean;
}

export interface Rule extends ProblemKind {
  /** It judges what passes on another's post too: when it goes out, not what it says, which is judged where it is written. */
  readonly ofShares?: true;
  /** False only for what a network or the law forbids. */
  readonly canBeTurnedOff: boolean;
  check(context: CheckContext, report: (finding: Finding) => void): void;
}
