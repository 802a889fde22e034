/** Refuses what no network takes before anything measures it: a text of a megabyte would keep every other post waiting. */

import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import type { Data } from "../yaml/data.ts";
import { isRecord } from "./shape.ts";

/** UTF-16 code units of a text, an alt text or any other single value. The longest post that is sent has 10,000. */
export const longestText = 10_000;
/** What is left of a text that was refused, so that the rest of its file is judged all the same. */
const kept = 100;

/** The data with each text that is too long cut short, and reported. */
export function withoutLongTexts(data: Data, report: Report, path: Path = []): Data {
  if (typeof data === "string") {
    if (data.length <= longestText) return data;
    const length = new Intl.NumberFormat("en-GB").format(data.length);
    report(
      path,
      fault(
        "value-too-long",
        `This text has ${length} characters, and no network takes more than 10,000.`,
        "Shorten it. If it was pasted by accident, take it out.",
      ),
    );
    return data.slice(0, kept).replace(/[\ud800-\udbff]$/, "");
  }
  if (Array.isArray(data)) return data.map((entry, index) => withoutLongTexts(entry, report, [...path, index]));
  if (!isRecord(data)) return data;
  // Without a prototype a key such as `constructor` is a key like any other.
  const record: Record<string, Data> = Object.create(null);
  for (const [key, value] of Object.entries(data)) record[key] = withoutLongTexts(value, report, [...path, key]);
  return record;
}
