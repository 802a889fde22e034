/** pack.json: what another program reads of a pack. Its shape is `format: 1`; keys may be added. */
import type { NetworkId } from "../../networks/network.ts";
import { findOn } from "../../networks/text/finds.ts";
import { partsOf } from "../../preview/previews.ts";
import { jsonText } from "../../system/text/json.ts";
import type { LaidOut } from "./layout.ts";
import { originalName, type Packed } from "./packed.ts";

export function packJson(packed: Packed, messages: readonly LaidOut[]): string {
  const { campaign, partner, embargo, originals, leftOut, from } = packed;
  return `${jsonText(
    {
      format: 1,
      campaign: campaign.id,
      title: campaign.title,
      for: partner.name,
      ...(from !== "" && { from }),
      timezone: campaign.timezone,
      ...(embargo && { embargo: embargo.instant.toISOString() }),
      messages: messages.map((each) => messageJson(each)),
      originals: originals.map(({ asset, image, ...rights }, index) => ({
        ...{ asset, file: originalName(index, image.format), width: image.width, height: image.height },
        ...rights,
      })),
      leftOut,
    },
    2,
  )}\n`;
}

function messageJson({ message, placed }: LaidOut) {
  const { delivery } = message.previews[0]?.rendered ?? {};
  return {
    post: message.post,
    ...(delivery && { at: delivery.local, audience: delivery.audience, theme: delivery.theme }),
    mayAdapt: message.mayAdapt,
    ...(message.isMoment && { moment: true }),
    channels: placed.map(({ channel, preview, pictures }) => {
      const { delivery: own, contentWarning, card } = preview.rendered;
      const texts = partsOf(preview).map(({ text }) => text);
      return {
        channel,
        at: own.local,
        dueAt: own.dueAt.toISOString(),
        languages: own.languages ?? [own.lang],
        texts,
        hashtags: foundIn(own.account.network, texts, "tag"),
        links: foundIn(own.account.network, texts, "link"),
        ...(contentWarning !== undefined && { contentWarning }),
        ...(card && { card: { url: card.url, title: card.title, description: card.description } }),
        pictures: pictures.map(({ file, image }) => ({
          ...{ file, asset: image.asset, alt: image.alt, width: image.width, height: image.height },
        })),
      };
    }),
  };
}

/** As they stand there, each once. */
function foundIn(network: NetworkId, texts: readonly string[], kind: "tag" | "link"): readonly string[] {
  const spans = texts.flatMap((text) =>
    findOn(network, text).flatMap((span) => (span.kind === kind ? [text.slice(span.start, span.end)] : [])),
  );
  return [...new Set(spans)];
}
