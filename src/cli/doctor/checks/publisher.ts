import { whenText } from "../../../calendar/local-time.ts";
import { isUnwatched } from "../../../publish/person/pause.ts";
import type { Examined } from "../examined.ts";
import { type Found, note, ok, person } from "../finding.ts";

/** Milliseconds before a post within which somebody must have set this up. */
const soon = 86_400_000;

const help =
  "Let cron, a timer or `campaign publish --watch` run it: `campaign init --cron` writes a line to begin with.";

/** Whether anything runs `publish`: without it nothing goes out, and nobody is told. */
export function publisherFound({
  prepared,
  recorded,
  now,
}: Pick<Examined, "prepared" | "recorded" | "now">): readonly Found[] {
  const upcoming = prepared.all
    .flatMap(({ plan }) => plan.deliveries)
    .filter(({ dueAt, late }) => dueAt.getTime() + late >= now.getTime())
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const [next] = upcoming;
  const awaited = next === undefined ? "" : ` The next post, ${next.id}, is due at ${whenText(next.dueAt)}.`;
  const last = recorded.kind === "ledger" ? recorded.lastLook : undefined;
  if (last !== undefined && !isUnwatched(last, now)) return [ok("A publisher looked within the last ten minutes.")];
  const since =
    last === undefined ? "No publisher has looked yet." : `No publisher has looked since ${whenText(last)}.`;
  const isUrgent = next !== undefined && (last !== undefined || next.dueAt.getTime() - now.getTime() < soon);
  return [isUrgent ? person(`${since}${awaited}`, help) : note(`${since}${awaited}`, help)];
}
