/** What the calendar knows of an awareness day: how it recurs, what it is and was called, and who said so. */

/** 1 to 12. */
export type Month = number;
/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type Rule =
  /** The same date every year. */
  | { readonly kind: "fixed"; readonly month: Month; readonly day: number }
  /** The same dates every year, both included. */
  | { readonly kind: "range"; readonly from: readonly [Month, number]; readonly until: readonly [Month, number] }
  /** A whole calendar month. */
  | { readonly kind: "month"; readonly month: Month }
  /** As "the second Monday of March". A fifth that a month lacks is no date. */
  | { readonly kind: "nthWeekday"; readonly nth: 1 | 2 | 3 | 4 | 5; readonly weekday: Weekday; readonly month: Month }
  /** As "the first Tuesday on or after 5 February", which is not the same as "the second Tuesday". */
  | { readonly kind: "weekdayOnOrAfter"; readonly weekday: Weekday; readonly month: Month; readonly day: number }
  /** Days after (before, when negative) the date that another day's *rule* gives: its overrides are another organiser's affair. */
  | { readonly kind: "offsetFrom"; readonly of: string; readonly days: number }
  /** The week, Monday to Sunday, that holds a date. */
  | { readonly kind: "weekContaining"; readonly month: Month; readonly day: number }
  /** A day inside another day's week, overrides included; without `days` the organiser announces which. */
  | { readonly kind: "childOf"; readonly parent: string; readonly days?: number }
  /** Nothing to reckon by: the organiser announces it. `months` are those it has usually fallen in. */
  | { readonly kind: "announced"; readonly months: readonly Month[] };

/** What was announced for one year, when the rule does not say it or says it wrongly. */
export interface Override {
  readonly start: string;
  /** Last day; absent for a single day, or where `doubt` says that it is not known. */
  readonly end?: string;
  readonly source: string;
  readonly checkedOn: string;
  /** Why the dates are not sure: the occurrence is then unconfirmed. */
  readonly doubt?: string;
}

/** How the day was called up to a year (that year included). */
export interface Era {
  readonly until: number;
  readonly name?: string;
  readonly hashtags?: readonly string[];
}

export interface AwarenessDay {
  readonly id: string;
  readonly name: string;
  readonly rule: Rule;
  /** Days, both ends included; one when absent. By year: the first entry whose `until` is not past counts, then `days`. */
  readonly length?: number | { readonly days: number; readonly before: readonly { until: number; days: number }[] };
  /** First year that the rule is known to hold for. Earlier years need an override. */
  readonly since?: number;
  /** The last year in which it was held, and why it ended. */
  readonly retired?: { readonly after: number; readonly reason: string };
  /** Years whose dates were read in a source and are those the rule gives. */
  readonly verifiedYears?: readonly number[];
  /** Years whose dates, the rule's, were only read at second hand, and where: not a confirmation. */
  readonly secondHand?: Readonly<Record<number, string>>;
  readonly overrides?: Readonly<Record<number, Override>>;
  /** Earlier names and hashtags, the oldest first. */
  readonly formerly?: readonly Era[];
  /** Templates: `{yy}` and `{yyyy}` become the year. */
  readonly hashtags: readonly string[];
  /** False where nobody has read the hashtags in a source. */
  readonly hashtagsVerified: boolean;
  /** The organiser's host name, where one is known. */
  readonly site?: string;
  /** Whether the rule (or, without one, the dates given) was read in `source`, or is only general knowledge. */
  readonly status: "verified" | "unverified";
  readonly source: string;
  /** YYYY-MM-DD: when somebody last looked. */
  readonly checkedOn: string;
  /** What a person should know before trusting it. */
  readonly note?: string;
}
