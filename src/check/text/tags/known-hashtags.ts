/** Hashtags whose right spelling is known: those of the campaign, and those of the calendar's days. */
import { awarenessDays } from "../../../calendar/awareness-days.ts";
import type { Delivery } from "../../../plan/delivery.ts";
import { expand } from "../../../render/template.ts";
import { builtInsOf } from "../../../render/values.ts";

function bare(hashtag: string): string {
  return hashtag.replace(/^[#＃]/u, "");
}

/** The campaign's hashtags as this delivery prints them, without #. */
export function campaignTags(delivery: Delivery): readonly string[] {
  if (delivery.campaign.hashtags.length === 0) return [];
  const values = builtInsOf(delivery);
  return delivery.campaign.hashtags.map((hashtag) => bare(expand(hashtag, values).text));
}

/** Calendar templates without their year: `CEADay`, `HelpingHands`. */
let calendarStems: readonly string[] | undefined;

export function calendarTagStems(): readonly string[] {
  calendarStems ??= [
    ...new Set(awarenessDays.flatMap((day) => day.hashtags).map((hashtag) => bare(hashtag).replace(/\{[^}]*\}/g, ""))),
  ].filter((stem) => stem.length > 2);
  return calendarStems;
}

/** What the campaign's own hashtags are called without a year, in lower case. */
export function campaignStems({ campaign }: Delivery): ReadonlySet<string> {
  return new Set(
    campaign.hashtags
      .filter((hashtag) => /\{(?:yy|year)\}$|\d{2}$/.test(hashtag))
      .map((hashtag) =>
        bare(hashtag)
          .replace(/\{[^}]*\}|(?:20)?\d{2}$/g, "")
          .toLowerCase(),
      )
      .filter((stem) => stem !== ""),
  );
}
