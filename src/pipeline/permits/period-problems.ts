/** What sensitive periods will do to posts, said as soon as both are known. The permits decide, as they do when it is sent. */
import { longDay } from "../../calendar/dates.ts";
import { daysOf, type PeriodDays } from "../../campaign/periods/days.ts";
import { isAbout, isDuring, type Period } from "../../campaign/periods/period.ts";
import { type Fault, fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Permit } from "../../permission/permit.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { outStates } from "../../publish/judge/moved.ts";
import type { Rendered } from "../../render/rendered.ts";
import { permitWhenDue } from "../permitted.ts";
import type { Prepared } from "../prepare.ts";

type Outcome = "missed" | "held" | "told";

interface Touched {
  readonly period: Period;
  readonly delivery: Delivery;
  readonly outcome: Outcome;
}

/** What a period does to the posts of a campaign is one thing to decide, told at the first of them. */
export function periodProblems(prepared: Prepared): readonly Problem[] {
  const touched = openDeliveries(prepared).flatMap((rendered) => touchedIn(prepared, rendered));
  const alike = Map.groupBy(touched, ({ delivery, period, outcome }) =>
    JSON.stringify([delivery.campaign.id, period.id, outcome]),
  );
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { source } = first.delivery.campaign;
    const byPost = [...new Map(same.map(({ delivery }) => [`${delivery.post} ${delivery.local}`, delivery])).values()];
    const problem = problemAt(source, first.delivery.atPath, faultOf(first, byPost, prepared));
    return [{ ...problem, deliveries: same.map(({ delivery }) => delivery.id) }];
  });
}

function openDeliveries({ selected, over, sent }: Prepared): readonly Rendered[] {
  const out = new Set(sent.filter(({ state }) => outStates.includes(state)).map(({ delivery }) => delivery));
  return selected.flatMap(({ rendered }) => rendered.filter(({ delivery: { id } }) => !over.has(id) && !out.has(id)));
}

function touchedIn(prepared: Prepared, rendered: Rendered): readonly Touched[] {
  const { periods } = prepared;
  if (periods.kind === "unusable") return [];
  const { delivery } = rendered;
  const about = { account: delivery.account.id, campaign: delivery.campaign.id };
  const found = periods.periods.filter((period) => isDuring(period, delivery.dueAt) && isAbout(period, about));
  // Asking a permit costs a look at each picture.
  if (found.length === 0) return [];
  const permit = permitWhenDue(prepared, rendered);
  return found.flatMap((period) => {
    const outcome = outcomeOf(period, delivery, permit);
    return outcome === undefined ? [] : [{ period, delivery, outcome }];
  });
}

/** None where it was approved for the period. */
function outcomeOf({ id, rule, exceptCritical }: Period, { critical }: Delivery, permit: Permit): Outcome | undefined {
  if (rule === "tell") return "told";
  if (!permit.refusals.some(({ period }) => period === id)) return undefined;
  return rule === "stop" && !(exceptCritical && critical) ? "missed" : "held";
}

function faultOf({ period, delivery, outcome }: Touched, posts: readonly Delivery[], { workspace }: Prepared): Fault {
  const name = `the sensitive period ${period.id} (${period.kind})`;
  const when = `The period is ${daysWords(daysOf(period))}.`;
  const who = (period.by ?? workspace?.approval.by ?? []).join(" or ") || "PERSON";
  const ids = [...new Set(posts.map(({ post }) => post))];
  const isOne = posts.length === 1;
  const which = isOne ? "" : ` (${ids.join(", ")})`;
  const them = isOne ? "it" : "them";
  const about = isOne ? `This post falls into ${name}` : `${posts.length} posts${which} fall into ${name}`;
  const will = isOne ? "it will" : "they will";
  switch (outcome) {
    case "missed":
      return fault(
        "in-period",
        `${about}, in which nothing goes out: ${will} be missed.`,
        `Move ${them} to another time. ${when}`,
      );
    case "held":
      return fault(
        "in-period",
        `${about} and ${isOne ? "is" : "are"} not approved for it: ${will} be held.`,
        `\`campaign approve ${ids.map((post) => `${delivery.campaign.id}/${post}`).join(" ")} --period ${period.id} --as ${who}\`, or move ${them}. ${when}`,
      );
    case "told":
      return fault(
        "in-period-told",
        isOne ? `This post goes out in ${name}.` : `${posts.length} posts${which} go out in ${name}.`,
        `That is allowed. ${when}`,
      );
    default:
      return outcome satisfies never;
  }
}

function daysWords({ from, until }: PeriodDays): string {
  if (until === from) return `on ${longDay(from)}`;
  return `from ${longDay(from)} until ${until === undefined ? "it is taken out of the file" : longDay(until)}`;
}
