import type { Rendered, RenderedImage } from "../../render/rendered.ts";
import type { Finding, Rule } from "../rule.ts";
import { forName, takerOf } from "../text/network-name.ts";

/** Of each language's letters; shorter ones say nothing of a picture. */
const telling = /[\p{L}\p{N}]{4,}/gu;

/** Whether the text beside a picture says what its alt text says: each word of four letters or more. */
function isTold(alt: string, text: string): boolean {
  const said = new Set(text.toLowerCase().match(telling));
  return (alt.toLowerCase().match(telling) ?? []).every((word) => said.has(word));
}

/** An alt text that is missing has a rule of its own. */
function lostIn({ parts, profile }: Rendered): readonly RenderedImage[] {
  const { alt: taken } = profile.images;
  if (taken.supported || taken.alone === true) return [];
  return parts.flatMap(({ images, text }) => images.filter(({ alt }) => alt.trim() !== "" && !isTold(alt, text)));
}

/** Of one account, at its first post. */
function findingOf(concerned: readonly { readonly one: Rendered; readonly lost: readonly RenderedImage[] }[]): Finding {
  const assets = [...new Set(concerned.flatMap(({ lost }) => lost.map(({ asset }) => asset.id)))];
  const [{ one }] = concerned as [(typeof concerned)[number]];
  const others = assets.length - 1;
  const more = others === 0 ? "" : others === 1 ? " and of one other picture" : ` and of ${others} other pictures`;
  const { delivery, profile } = one;
  return {
    message: `The alt text of ${assets[0]}${more} is lost at ${delivery.account.id}: ${takerOf(profile)} has no field for it, and whoever cannot see the picture learns nothing from it.`,
    help: `Say in the text itself what the picture shows, with every word in it: \`for: { ${forName(delivery.account)}: { text: ... } }\`. Or turn this off where others see to it.`,
    place: delivery.campaign.source.place(delivery.path),
    deliveries: concerned.map((each) => each.one.delivery.id),
  };
}

export const altLost: Rule = {
  code: "alt-lost",
  severity: "warning",
  summary: "A place has no field for alt texts, and the text beside a picture does not say what its alt text says.",
  canBeTurnedOff: true,
  check({ rendered }, report) {
    const concerned = rendered.map((one) => ({ one, lost: lostIn(one) })).filter(({ lost }) => lost.length > 0);
    const byAccount = Map.groupBy(concerned, ({ one }) => one.delivery.account.id);
    for (const some of byAccount.values()) report(findingOf(some));
  },
};
