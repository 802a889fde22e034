/** `preview --calendar`: no picture is fitted for it, so that a year costs no more than its plan. */
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import type { Fitter } from "../../images/fit.ts";
import type { IsShown } from "../../plan/range.ts";
import { posts } from "../../preview/wordings.ts";
import { calendarPage } from "../../preview/year/page.ts";
import { messageCount } from "../../preview/year/year.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { bytesText } from "../../system/text/bytes.ts";
import type { Context } from "../frame/context.ts";
import type { Flags } from "../frame/flags.ts";
import { plannedIn, yearIn } from "../views/planned.ts";
import type { Look } from "../workspace/look.ts";
import { problemsIn } from "../workspace/prepared.ts";

interface Wish {
  /** As it was given. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly look: Look;
  readonly fitter: Fitter;
  readonly flags: Flags;
  readonly isShown: IsShown;
}

/** What the days do not say by themselves. */
function isOfCalendar(problem: Problem): boolean {
  return problem.code === "too-many-a-day" || (isError(problem) && deliveriesOf(problem).length === 0);
}

/** The problems that `validate` would say. */
export async function writeCalendar(context: Context, wish: Wish): Promise<readonly Problem[]> {
  const { name, file, look, fitter, flags, isShown } = wish;
  const { prepared, standingOf, stops } = look;
  const problems = await problemsIn(context, prepared, fitter);
  const campaigns = plannedIn(prepared, { problems, standingOf, isShown });
  const year = yearIn(prepared, campaigns, flags);
  const page = calendarPage({
    ...{ year, campaigns, stops },
    problems: problems.filter(isOfCalendar),
    madeAt: context.clock.now(),
  });
  const text = context.masked(page);
  writeFileAtomically(file, text);
  const rows = campaigns.flatMap((campaign) => campaign.rows);
  context.output.say(
    `${name} shows ${posts(messageCount(rows))} of ${campaigns.length} ${campaigns.length === 1 ? "campaign" : "campaigns"}, ${bytesText(Buffer.byteLength(text))}. Open it in a browser.`,
  );
  return problems;
}
