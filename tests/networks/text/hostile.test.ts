/** At this length, what looks back from each letter takes minutes: the limit of a test is the judge. bench/texts.ts gives ratios. */
import { describe, expect, it } from "vitest";
import { longestText } from "../../../src/campaign/written/long-texts.ts";
import { shortMentions } from "../../../src/networks/mastodon/text.ts";
import { networkIds } from "../../../src/networks/network.ts";
import { networkOf } from "../../../src/networks/registry.ts";
import { findOn } from "../../../src/networks/text/finds.ts";
import { gluedHashtagsIn } from "../../../src/networks/text/hashtags.ts";
import { markedText } from "../../../src/networks/text/marked-text.ts";
import { handlesIn } from "../../../src/networks/text/mentions.ts";
import { likenessTo } from "../../../src/networks/x/find/words.ts";
import { anAccount } from "../../support/campaign/a-plan.ts";
import { hostileKinds, hostileText } from "../../support/check/hostile-texts.ts";

describe.each(networkIds)("on %s no text hangs", (network) => {
  const profile = networkOf(network).profile(anAccount("one", network));

  it.each(hostileKinds)("%s", (kind) => {
    const text = hostileText(kind, longestText);

    const spans = findOn(network, text);

    expect(text.length).toBeGreaterThan(longestText - 30);
    expect(spans.at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length);
    expect(profile.measure({ text, images: [] }).used).toBeGreaterThan(0);
    expect(markedText(text, network).html.length).toBeGreaterThanOrEqual(text.length);
  });
});

describe("nothing else that reads a whole text hangs on", () => {
  it.each(hostileKinds)("%s", (kind) => {
    const text = hostileText(kind, longestText);

    expect(shortMentions(text).length).toBeLessThanOrEqual(text.length);
    expect([...handlesIn(text), ...gluedHashtagsIn(text)].every(({ end }) => end <= text.length)).toBe(true);
    expect(likenessTo({ text, images: [] })({ id: "1", text })).toBe("same");
  });
});
