/** Until when nothing of a campaign may be public. */
import { minuteText } from "../../calendar/local-time.ts";
import type { Campaign } from "../../campaign/model.ts";
import { fault, isFault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Delivery } from "../delivery.ts";
import { type Moment, momentOf } from "./moment.ts";

export interface Embargo {
  /** Absent where there is none, or nobody can tell when it ends. */
  readonly until?: Moment;
  /** Of an end that cannot be told: then nothing may go out at all. */
  readonly problems: readonly Problem[];
}

export function embargoOf({ embargo, source, timezone }: Campaign, anchorDay: string): Embargo {
  if (embargo === undefined) return { problems: [] };
  const until = momentOf(embargo, anchorDay, timezone);
  return isFault(until) ? { problems: [problemAt(source, ["embargo"], until)] } : { until, problems: [] };
}

/** Names the delivery, so that it alone is held. */
export function embargoProblem({ id, embargo, dueAt, campaign, atPath }: Delivery): readonly Problem[] {
  if (embargo === undefined || dueAt >= embargo.instant) return [];
  const { source, timezone } = campaign;
  const found = fault(
    "embargo-before",
    `This goes out on ${minuteText(dueAt, timezone)}, before the embargo ends on ${minuteText(embargo.instant, timezone)}.`,
    "Move the post to that minute or a later one, or let `embargo` end earlier.",
  );
  return [{ ...problemAt(source, atPath, found), related: [source.place(["embargo"])], delivery: id }];
}
