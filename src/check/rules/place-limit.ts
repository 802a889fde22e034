import { findOn } from "../../networks/text/finds.ts";
import { handlesIn } from "../../networks/text/mentions.ts";
import { forName } from "../text/network-name.ts";
import { wholeRule } from "../written.ts";

const kinds = [
  { key: "hashtags", name: "hashtags" },
  { key: "mentions", name: "mentions" },
  { key: "links", name: "links" },
] as const;

export const placeLimit = wholeRule({
  code: "place-limit",
  severity: "error",
  summary: "A text has more hashtags, mentions or links than the place that it is handed off to takes.",
  canBeTurnedOff: false,
  *find({ text, rendered: { profile }, delivery: { account } }) {
    const { place, network } = profile;
    if (place === undefined) return;
    const spans = findOn(network, text);
    const counted = {
      hashtags: spans.filter(({ kind }) => kind === "tag"),
      mentions: handlesIn(text),
      links: spans.filter(({ kind }) => kind === "link"),
    };
    for (const { key, name } of kinds) {
      const most = place[key];
      const extra = most === undefined ? undefined : counted[key][most];
      if (extra === undefined) continue;
      yield {
        span: { start: extra.start, end: extra.end },
        message: `The text has ${counted[key].length} ${name} for ${account.id}, and ${place.name} takes ${most}.`,
        help: `Take some out, or give ${forName(account)} a text of its own under \`for:\`.`,
      };
    }
  },
});
