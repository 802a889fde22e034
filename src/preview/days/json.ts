/** The calendar for programs: keys stay as they are from version to version, what is not known is null. */

import type { ListedDay } from "../../calendar/list-days.ts";
import { jsonText } from "../../system/text/json.ts";

export function formatDaysJson(listed: readonly ListedDay[]): string {
  const days = listed.map(({ day, occurrence: found, doubts }) => ({
    id: found.id,
    name: found.name,
    year: found.year,
    date: found.date ?? null,
    until: found.until ?? null,
    status: found.status,
    basis: found.basis,
    reason: found.reason ?? null,
    note: day.note ?? null,
    doubts,
    hashtags: found.hashtags,
    hashtagsVerified: day.hashtagsVerified,
    site: day.site ?? null,
    source: found.source,
    checkedOn: found.checkedOn,
  }));
  return `${jsonText({ version: 1, days }, 2)}\n`;
}
