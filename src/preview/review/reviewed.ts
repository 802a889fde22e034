/** What a reviewer is asked about, numbered as page, text and sheet number it. */
import { isOpen } from "../../ledger/rows.ts";
import { byInstantThenId } from "../../plan/plan.ts";
import { looksOf } from "../html/delivery.ts";
import type { Preview, PreviewedCampaign } from "../previews.ts";
import { byDay, messagesIn, type ShownMessage } from "../wordings.ts";

export interface Review {
  /** With what may still go out alone: nobody agrees to what is out. */
  readonly campaigns: readonly PreviewedCampaign[];
  /** By local day, then instant and id. A message's number is its place, from 1. */
  readonly messages: readonly ShownMessage[];
}

export function reviewOf(all: readonly PreviewedCampaign[]): Review {
  const campaigns = all
    .map((campaign) => {
      // For whichever way its switches turn out: then nobody has the time to ask.
      const both = [...campaign.previews, ...campaign.aside];
      return { ...campaign, aside: [], previews: both.filter(({ standing }) => isOpen(standing.state)) };
    })
    .filter(({ previews }) => previews.length > 0);
  const previews = campaigns
    .flatMap((campaign) => campaign.previews)
    .toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery));
  const days = [...byDay(previews).values()];
  return { campaigns, messages: days.flatMap((each) => messagesIn(each, looksOf)) };
}

export function previewsIn({ wordings }: ShownMessage): readonly Preview[] {
  return wordings.flatMap(({ previews }) => previews);
}
