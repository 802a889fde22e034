/** The posts of a campaign file: ids, contents, times and the names they use. */

import { fault, isFault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import type { Surroundings } from "../surroundings.ts";
import { lengthFault } from "../times/read-length.ts";
import { readTime } from "../times/read-time.ts";
import { audienceKey } from "../words/audiences.ts";
import { unknownAudience } from "../words/understand-words.ts";
import { isRecord } from "../written/shape.ts";
import { entriesOf, listOf, recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { checkContent } from "./check-content.ts";
import { checkWhen } from "./check-switches.ts";
import type { Names } from "./names.ts";
import { checkRecipients } from "./recipients.ts";

type Entries = Readonly<Record<string, Data>>;

/** Posts and items of series in one file. */
export const postLimit = 5000;

export function checkPosts(file: Entries, { names, report }: Surroundings): void {
  const posts = listOf(file.posts);
  const count = posts.reduce<number>((sum, post) => sum + Math.max(1, listOf(recordOf(post).series).length), 0);
  if (count > postLimit) {
    report(["posts"], {
      ...fault(
        "too-many-posts",
        `This file has ${count} posts; ${postLimit} is the limit.`,
        "Split the campaign into several files.",
      ),
      on: "key",
    });
    return;
  }
  checkUniqueIds(posts, ["posts"], report);
  const phases = new Set(entriesOf(file.phases).map(([id]) => id));
  const assets = new Set(entriesOf(file.assets).map(([id]) => id));
  for (const [index, data] of posts.entries()) {
    if (!isRecord(data)) continue;
    const path = ["posts", index];
    checkRecipients(data.to, [...path, "to"], names, report);
    if (file.to === undefined && data.to === undefined) {
      report(
        path,
        fault(
          "recipients-missing",
          "This post goes to nobody.",
          "Write `to:` with accounts or groups here, or once for the whole campaign.",
        ),
      );
    }
    checkPhase(textOf(data.phase), [...path, "phase"], phases, report);
    checkAudience(data.audience, [...path, "audience"], names?.audiences, report);
    checkWhen(data.when, [...path, "when"], file.switches, report);
    checkTimes(data, path, report);
    checkLate(data, path, report);
    checkFit(data, path, report);
    checkContent(data, path, { names, assets, report });
    checkItemIds(data, path, report);
  }
}

function checkUniqueIds(entries: readonly Data[], path: Path, report: Report): void {
  const first = new Map<string, Path>();
  for (const [index, entry] of entries.entries()) {
    const id = textOf(recordOf(entry).id);
    if (id === undefined) continue;
    const here = [...path, index, "id"];
    const other = first.get(id);
    if (other === undefined) first.set(id, here);
    else
      report(here, fault("id-twice", `The id "${shortened(id)}" is used twice.`, "Give this one another id."), [other]);
  }
}

/** An item without an id is known by its number, which no other item may have as its id. */
function checkItemIds(post: Entries, path: Path, report: Report): void {
  const items = listOf(post.series);
  checkUniqueIds(items, [...path, "series"], report);
  for (const [index, item] of items.entries()) {
    const id = textOf(recordOf(item).id);
    if (id === undefined || !/^\d+$/.test(id) || Number(id) === index + 1) continue;
    report(
      [...path, "series", index, "id"],
      fault(
        "id-twice",
        `The id "${id}" looks like the number of another post of the series.`,
        "Use an id with a letter in it.",
      ),
    );
  }
}

function checkPhase(phase: string | undefined, path: Path, phases: ReadonlySet<string>, report: Report): void {
  if (phase === undefined || phases.size === 0 || phases.has(phase)) return;
  const guess = didYouMean(phase, phases) ?? "";
  report(
    path,
    fault(
      "phase-unknown",
      `There is no phase "${shortened(phase)}" under \`phases\`.`,
      guess || "Add it there, with its first and last day.",
    ),
  );
}

function checkAudience(data: Data | undefined, path: Path, known: Names["audiences"], report: Report): void {
  if (known === undefined) return;
  for (const [at, name] of listOf(data).entries()) {
    if (typeof name !== "string" || known.has(audienceKey(name))) continue;
    report([...path, at], unknownAudience(name, known));
  }
}

/** Each as it is written, whether it belongs there or not. */
function checkTimes({ at, for: overrides }: Entries, path: Path, report: Report): void {
  const check = (written: Data | undefined, ...keys: readonly string[]) => {
    const read = typeof written === "string" ? readTime(written) : undefined;
    if (read !== undefined && isFault(read)) report([...path, ...keys], read);
  };
  check(at, "at");
  for (const key of ["from", "until"]) check(recordOf(at)[key], "at", key);
  for (const [name, override] of entriesOf(overrides)) check(recordOf(override).at, "for", name, "at");
  checkLength(recordOf(at).every, [...path, "at", "every"], report);
}

function checkLength(written: Data | undefined, path: Path, report: Report): void {
  const found = typeof written === "string" ? lengthFault(written) : undefined;
  if (found !== undefined) report(path, found);
}

/** Of a campaign or a post, and what a post says for others. */
export function checkLate({ late, for: overrides }: Entries, path: Path, report: Report): void {
  checkLength(late, [...path, "late"], report);
  for (const [name, override] of entriesOf(overrides))
    checkLength(recordOf(override).late, [...path, "for", name, "late"], report);
}

/** How far a series reaches: until a time, or by an interval that is one. */
function checkSpan({ until, every }: Entries, path: Path, report: Report): void {
  if ((until === undefined) === (every === undefined)) {
    report(
      path,
      fault(
        "time-not-fitting",
        until === undefined
          ? "The series has a first time, and nothing says when the others go out."
          : "The series says both when it ends and how far its posts are apart.",
        "Write either `until: day 17:00`, or `every: 7d`.",
      ),
    );
  }
  if (/^0+[mhd]$/.test(textOf(every) ?? "")) {
    report(
      [...path, "every"],
      fault("time-not-fitting", "The posts of the series would go out in one minute.", "Write a length such as `7d`."),
    );
  }
}

/** A series has two times, all else has one. */
function checkFit(post: Entries, path: Path, report: Report): void {
  const isSeries = post.series !== undefined;
  const hasTwo = isRecord(post.at);
  if (post.at === undefined || post.at === null) return;
  if (isSeries && !hasTwo) {
    report(
      [...path, "at"],
      fault(
        "time-not-fitting",
        "A series needs a first and a last time.",
        "Write `at: { from: day 09:00, until: day 17:00 }`, or `at: { from: day-28 09:00, every: 7d }`.",
      ),
    );
  } else if (isSeries) {
    checkSpan(recordOf(post.at), [...path, "at"], report);
  } else if (!isSeries && hasTwo) {
    report(
      [...path, "at"],
      fault(
        "time-not-fitting",
        "A post that is no series has one time.",
        "Write `at: day 09:00`, or make the post a series.",
      ),
    );
  }
  if (!isSeries) return;
  for (const [name, override] of entriesOf(post.for)) {
    for (const key of ["at", "late"].filter((each) => recordOf(override)[each] !== undefined)) {
      report([...path, "for", name, key], {
        ...fault(
          "time-not-fitting",
          `\`${key}\` cannot differ for one account in a series.`,
          "Take it out, or write these posts apart.",
        ),
        on: "key",
      });
    }
  }
}
