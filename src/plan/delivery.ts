/** The plan is data: every delivery of a campaign, dated, with its words still as templates. */
import type { Campaign, Options, PartContent, PostFacts } from "../campaign/model.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Account } from "../networks/network.ts";
import type { Moment } from "./times/moment.ts";

/** What `day` means in one campaign. */
export interface Anchor {
  /** YYYY-MM-DD: the calendar's date, or the file's `date`, before the weekend rule. What {day}, {year} and {yy} print. */
  readonly date: string;
  /** YYYY-MM-DD: last day of a week or range, else `date`. */
  readonly until: string;
  /** YYYY-MM-DD: `date` after the weekend rule: what `day` means in `at` and phases. */
  readonly day: string;
  /** The awareness day's name, where the campaign names one. */
  readonly name?: string;
}

/** Of an item of a series: the post that it belongs to. */
export interface SeriesPlace {
  readonly post: string;
  /** From 1, where the item has no id: then nothing but its place names it. */
  readonly place?: number;
}

/** Of a post that is sent in each of its languages by itself, in one minute: the first goes first, and none without it. */
export interface Pair {
  /** The middle of the id that all of them together would have. */
  readonly post: string;
  /** Their deliveries, this one too, in the order in which they go. */
  readonly ids: readonly string[];
  /** Of this one, from 0. */
  readonly place: number;
}

/** What a `{name}` prints. */
export type Printed = readonly [name: string, value: string];

/** Whose post is passed on, where it has no words of its own. */
export interface Share {
  /** Its delivery, which is posted first. */
  readonly lead: string;
  readonly post: string;
  readonly account: string;
}

/** One post to one account at one instant: the unit of plan and ledger. */
export interface Delivery extends Options, PostFacts {
  /** `<campaign>/<post>/<account>`; an item of a series is `<post>.<n>` or `<post>.<its id>`. */
  readonly id: string;
  readonly campaign: Campaign;
  /** The middle of the id. */
  readonly post: string;
  readonly series?: SeriesPlace;
  readonly share?: Share;
  readonly account: Account;
  /** It does not apply as the switches of its campaign stand: it is shown and agreed to, and never sent. */
  readonly aside?: true;
  readonly anchor: Anchor;
  readonly dueAt: Date;
  /** Of its campaign: before this it may not be public, whoever sends it. */
  readonly embargo?: Moment;
  /** Local time in the campaign's zone, `2027-03-18T09:00`. */
  readonly local: string;
  /** How long after `dueAt` it may still go out, in milliseconds. */
  readonly late: number;
  readonly parts: readonly PartContent[];
  /** Of its words; where they are in several languages, the first of them. */
  readonly lang: string;
  /** All languages of its words, where the file or the account knows more than one. */
  readonly languages?: readonly string[];
  /** The post says `lang` itself: words without a language are in that one. */
  readonly isLangWritten?: boolean;
  /** Names that print something, if not in this language then in another. */
  readonly unspoken?: ReadonlySet<string>;
  /** The same delivery in each of its languages, where it says them together: its words are theirs. */
  readonly voices?: readonly Delivery[];
  readonly pair?: Pair;
  /** Of a moment: by partner, what names of its own print in its words. */
  readonly partnersPrint?: Readonly<Record<string, readonly Printed[]>>;
  /** Where the content warning is written, where there is one. */
  readonly contentWarningPath?: Path;
  /** The post or the item of a series. */
  readonly path: Path;
  /** Where its time is written. */
  readonly atPath: Path;
}

export interface Plan {
  readonly campaign: Campaign;
  /** Absent when the day or date is unusable; then there are no deliveries. */
  readonly anchor?: Anchor;
  /** Until when nothing of it may be public; absent where there is none, or `blocked` where nobody can tell. */
  readonly embargo?: Moment;
  /** By due instant, then id. */
  readonly deliveries: readonly Delivery[];
  /** The day is unconfirmed or unusable, or so is the embargo: nothing of this campaign may be published. It can still be looked at. */
  readonly blocked: boolean;
  /**
   * An error kept a post from being dated (a time that cannot be read, a bad series): what can be dated still goes out,
   * and a delivery that is missing does not count as removed.
   */
  readonly partial: boolean;
  /** Those that concern one delivery name it, so that it alone is held; `uniqueProblems` folds them for a reader. */
  readonly problems: readonly Problem[];
}
