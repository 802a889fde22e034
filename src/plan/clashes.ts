/** Campaigns whose days fall into one week for the same accounts: their readers hear of two things at once. */
import { addDays, mondayOf } from "../calendar/dates.ts";
import { identityOf } from "../networks/identity.ts";
import type { Anchor, Plan } from "./delivery.ts";

export interface Clash {
  /** Its Monday and its Sunday, YYYY-MM-DD. */
  readonly week: string;
  readonly until: string;
  /** Ids, two at least, in the order of the plans. */
  readonly campaigns: readonly string[];
  /** Ids of the accounts that all of them post from. */
  readonly accounts: readonly string[];
}

/** From when until when it is, both included: by the calendar, and where it is kept on a workday beside it. */
export function spanOf({ date, until, day }: Anchor): { readonly from: string; readonly until: string } {
  return { from: day < date ? day : date, until: day > until ? day : until };
}

/** Mondays of the weeks that its day, or the week or month that it is, touches. */
function weeksOf({ anchor }: Plan): readonly string[] {
  if (anchor === undefined) return [];
  const { from, until } = spanOf(anchor);
  const weeks: string[] = [];
  for (let monday = mondayOf(from); monday <= until; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}

interface Meeting {
  readonly account: string;
  readonly campaigns: Set<string>;
}

/** By week. A week has an entry for each set of campaigns that share accounts in it. */
export function clashesOf(plans: readonly Plan[]): readonly Clash[] {
  const weeks = new Map<string, Map<string, Meeting>>();
  for (const plan of plans) {
    const accounts = new Map(plan.deliveries.map(({ account }) => [identityOf(account), account.id]));
    for (const week of weeksOf(plan)) {
      const meetings = weeks.get(week) ?? new Map<string, Meeting>();
      weeks.set(week, meetings);
      for (const [identity, account] of accounts) {
        const meeting = meetings.get(identity) ?? { account, campaigns: new Set() };
        meetings.set(identity, meeting);
        meeting.campaigns.add(plan.campaign.id);
      }
    }
  }
  return [...weeks].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([week, meetings]) => inWeek(week, meetings));
}

function inWeek(week: string, meetings: ReadonlyMap<string, Meeting>): readonly Clash[] {
  const several = [...meetings.values()].filter(({ campaigns }) => campaigns.size > 1);
  const bySet = Map.groupBy(several, ({ campaigns }) => JSON.stringify([...campaigns]));
  return [...bySet.values()].map((same) => ({
    week,
    until: addDays(week, 6),
    campaigns: [...(same[0]?.campaigns ?? [])],
    accounts: same.map(({ account }) => account).toSorted(),
  }));
}
