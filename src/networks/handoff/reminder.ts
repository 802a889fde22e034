/** An event at the due time for the calendar of the person who posts. */
import ical, { ICalAlarmType } from "ical-generator";
import { printable, printableLine } from "../../system/text/printable.ts";
import { titleOf } from "./checklist.ts";
import { dueWords, type Task } from "./task.ts";

/** Calendars hide events without a length. */
const length = 15 * 60_000;
const summaryLength = 60;

function summaryOf(task: Task): string {
  const { part } = task;
  const words = printableLine((part.share?.words ?? part.text).trim().replace(/\s+/g, " "));
  const characters = [...words];
  const start = characters.length > summaryLength ? `${characters.slice(0, summaryLength - 1).join("")}…` : words;
  return `${titleOf(task)}: ${start}`;
}

/** What the file says of it, as on the page. */
function factLines({ part: { facts = [] } }: Task): string {
  return facts.map(({ label, text }) => printableLine(`${label}: ${text}`)).join("\n");
}

/** The UID is of the delivery and its part, so that a reminder made anew takes the place of the old one. */
export function reminderOf(task: Task, folder: string): string {
  const { account, key, part } = task;
  const calendar = ical({ prodId: { company: "campaign", product: "hand-off", language: "EN" } });
  const event = calendar.createEvent({
    id: printableLine(`${key.delivery}#hand-off-${key.part + 1}`),
    stamp: key.createdAt,
    start: key.dueAt,
    end: new Date(key.dueAt.getTime() + length),
    summary: summaryOf(task),
    description: printable(
      [
        `For ${account.name || account.id}, due ${dueWords(task)}.`,
        `Everything is in ${folder}`,
        factLines(task),
        printableLine(part.share?.receipt?.url ?? ""),
        part.share?.words ?? part.text,
      ]
        .filter((piece) => piece !== "")
        .join("\n\n"),
    ),
  });
  event.createAlarm({ type: ICalAlarmType.display, trigger: 0, description: summaryOf(task) });
  return calendar.toString();
}
