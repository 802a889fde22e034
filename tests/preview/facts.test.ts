/** Every fact of a delivery is in every output, or the list of facts says why not. */

import { describe, expect, it } from "vitest";
import { readDay } from "../../src/campaign/times/read-time.ts";
import { channels } from "../../src/networks/handoff/channels.ts";
import { pageOf } from "../../src/networks/handoff/page.ts";
import type { FittedImage, Part } from "../../src/networks/network.ts";
import { deliveryCard } from "../../src/networks/outbox/page/card.ts";
import { toPostFile } from "../../src/networks/outbox/post-file.ts";
import { unasked } from "../../src/permission/permit.ts";
import { toldByHand } from "../../src/pipeline/messages.ts";
import type { Delivery } from "../../src/plan/delivery.ts";
import { changesBetween } from "../../src/preview/changes.ts";
import { type FactKey, type LeftOut, labelFacts, laidOut, type Output, saidFacts } from "../../src/preview/facts.ts";
import { fingerprintOf } from "../../src/preview/fingerprint.ts";
import { previewPage } from "../../src/preview/html/page.ts";
import { commentText } from "../../src/preview/markdown/comment.ts";
import { planCsv } from "../../src/preview/plan/csv.ts";
import { planEntry } from "../../src/preview/plan/entry.ts";
import { planIcs } from "../../src/preview/plan/ics.ts";
import { planText } from "../../src/preview/plan/text.ts";
import type { Preview } from "../../src/preview/previews.ts";
import { previewsText } from "../../src/preview/terminal/previews.ts";
import type { Rendered, RenderedImage } from "../../src/render/rendered.ts";
import { aKey } from "../support/campaign/a-part.ts";
import { anAccount, anAsset } from "../support/campaign/a-plan.ts";
import { aRendered, dueOn } from "../support/campaign/a-rendered.ts";

const day = readDay("day");
const account = anAccount("northdale", "mastodon", { name: "Northdale Council" });

/** What each fact is set to, and what of it is looked for. A new fact needs a line here. */
const said: Readonly<Record<FactKey, { readonly value: unknown; readonly marks: readonly string[] }>> = {
  share: {
    value: { lead: "day/hello/northern", post: "hello", account: "northern" },
    marks: ["hello of northern", '"account":"northern"', "Northern Lead"],
  },
  lang: { value: "cy", marks: ["cy"] },
  audience: { value: ["night workers"], marks: ["night workers"] },
  theme: { value: "signs at work", marks: ["signs at work"] },
  phase: { value: "launch", marks: ["launch", "Launch week"] },
  visibility: { value: "unlisted", marks: ["unlisted"] },
  labels: { value: ["nudity"], marks: ["nudity"] },
  critical: { value: true, marks: ["goes out while others are paused", '"critical":true', ",yes,"] },
  late: { value: 5_432_000, marks: ["5432000"] },
  when: {
    value: { venue: ["full", "shut"] },
    marks: ["venue is full or shut", '"venue":["full","shut"]', "venue: full or shut"],
  },
  partnerWords: {
    value: { yorkscp: "In York we look twice" },
    marks: ["In York we look twice"],
  },
  again: { value: true, marks: ["may say the same words again"] },
};
const own: Readonly<Record<keyof typeof laidOut, readonly string[]>> = {
  account: ["northdale", "Northdale Council"],
  time: ["2027-03-18T09:37", "2027-03-18 09:37", "20270318T093700Z", "09:37"],
  text: ["Look out for one another"],
  pictures: ["tealdisc", "image-1.png", "picture-1.png"],
  "alt text": ["A disc of teal"],
  length: ["38/5000", "38 of 5000", ",38,5000,", `"used":38`, "24 of at most"],
  state: ["missed"],
  cost: ["0.07"],
  "content warning": ["Speaks of harm"],
  "link card": ["Where help is"],
};

const other: Readonly<Partial<Record<keyof typeof laidOut, (preview: Preview) => Preview>>> = {
  account: (preview) => withDelivery(preview, { account: { ...account, name: "Another" } }),
  time: (preview) => withDelivery(preview, dueOn("2027-03-18T10:00")),
  text: (preview) => withPart(preview, { text: "Look away" }),
  pictures: (preview) => withPart(preview, { images: [{ ...fitted, sha256: "other" }] }),
  "alt text": (preview) => withPart(preview, { images: [{ ...fitted, alt: "Another" }] }),
  "content warning": (preview) => withPart(preview, { contentWarning: "Another" }),
  "link card": (preview) => withPart(preview, { card: { url: "https://example.org/a", title: "A", description: "B" } }),
};

const fitted: FittedImage = {
  asset: "tealdisc",
  file: "/pictures/one.png",
  sha256: "0a1b",
  format: "png",
  bytes: 1000,
  width: 800,
  height: 800,
  alt: "A disc of teal",
};

const fit = ({ asset, alt }: RenderedImage): FittedImage => ({ ...fitted, asset: asset.id, alt });

/** As `fitMessage` makes it. */
function messageOf({ delivery, parts, contentWarning, card }: Rendered): { readonly parts: readonly Part[] } {
  const { lang, visibility, labels, share } = delivery;
  const lead = { id: "northern", network: "mastodon", name: "Northern Lead", handle: "" } as const;
  const common = {
    lang,
    ...(share === undefined ? {} : { share: { delivery: share.lead, account: lead, words: "Hello" } }),
    ...(visibility === undefined ? {} : { visibility }),
    ...(labels === undefined ? {} : { labels }),
    ...(contentWarning === undefined ? {} : { contentWarning }),
  };
  const link = card && { url: card.url, title: card.title, description: card.description };
  return {
    parts: parts.map(({ text, images }) => ({ text, images: images.map(fit), ...common, ...(link && { card: link }) })),
  };
}

function aPreview(set: Partial<Delivery>): Preview {
  const rendered = aRendered("Look out for one another", {
    account,
    campaign: {
      timezone: "Europe/London",
      assets: new Map([["tealdisc", anAsset("tealdisc", "A disc of teal")]]),
      phases: new Map([["launch", { id: "launch", title: "Launch week", from: day, until: day, path: [] }]]),
    },
    images: ["tealdisc"],
    delivery: {
      ...dueOn("2027-03-18T09:37"),
      contentWarning: "Speaks of harm",
      card: { url: "https://example.org/help", title: "Where help is", description: "Who to call.", path: [] },
      ...set,
    },
  });
  return { rendered, message: messageOf(rendered), standing: { state: "missed", changed: false }, problems: [] };
}

function withDelivery(preview: Preview, more: Partial<Delivery>): Preview {
  return { ...preview, rendered: { ...preview.rendered, delivery: { ...preview.rendered.delivery, ...more } } };
}

function withPart(preview: Preview, more: Partial<Part>): Preview {
  return { ...preview, message: { parts: (preview.message?.parts ?? []).map((part) => ({ ...part, ...more })) } };
}

const all = Object.fromEntries(Object.entries(said).map(([key, { value }]) => [key, value])) as Partial<Delivery>;
// What passes on another's post has neither words nor pictures of its own.
const { share: _share, ...full } = all;
const shown = aPreview(full);
const sharing = aPreview(all);

function outputs(shown: Preview): Readonly<Record<Exclude<Output, "sign-off" | "base">, string>> {
  const { rendered, message, standing } = shown;
  const { delivery } = rendered;
  const plan = { campaign: delivery.campaign, deliveries: [delivery], blocked: false, partial: false, problems: [] };
  const entry = planEntry(
    { rendered },
    { standing, permit: unasked, problem: false, costOf: () => ({ amount: 0.07, currency: "USD" }) },
  );
  const campaign = { plan, previews: [shown], aside: [], problems: [] };
  const part = message?.parts[0];
  if (part === undefined) throw new Error("nothing to hand over");
  const key = aKey({ delivery: delivery.id, dueAt: delivery.dueAt });
  const place = { account, part, key, place: {} };
  const lengths = rendered.parts.map(({ measure }) => measure);
  const label = { local: delivery.local, campaign: "A day", lengths, facts: labelFacts("rehearsal", delivery) };
  const { instagram } = channels;
  if (instagram === undefined) throw new Error("no such channel");
  const [byHand] = toldByHand({ parts: [part] }, { ...delivery, account: { ...account, network: "handoff" } }).parts;
  if (byHand === undefined) throw new Error("nothing to post by hand");
  const now = new Date("2027-03-01T00:00:00Z");
  return {
    plan: planText([{ plan, rows: [{ rendered, entry }], aside: [], problems: [] }], { color: false, columns: 200 }),
    preview: previewsText([campaign], { color: false, columns: 100 }).replace(/\s*│\n│\s*/g, " "),
    page: mainOf(previewPage({ campaigns: [campaign], problems: [], pictures: new Map(), madeAt: now, stops: [] })),
    comment: commentText({
      previews: [shown],
      problems: [],
      fingerprint: "",
      now,
      stops: [],
      linkTo: () => undefined,
    }),
    csv: planCsv([entry], new Map([["c", "Europe/London"]])),
    ics: planIcs([entry], {
      name: "Plan",
      stamp: now,
      workspace: "w",
      handleOf: () => "",
      masked: (text: string) => text,
    }).replace(/\r\n[ \t]/g, ""),
    json: JSON.stringify(entry),
    rehearsal: deliveryCard([{ folder: "2027-03-18", post: toPostFile({ ...place, label }) }]).html,
    "hand-off": pageOf({ ...place, part: byHand, channel: instagram }),
  };
}

/** Without the choices of its filters. */
function mainOf(page: string): string {
  return page.slice(page.indexOf("<main"));
}

const facts: readonly { readonly name: string; readonly marks: readonly string[]; readonly leftOut: LeftOut }[] = [
  ...saidFacts.map(({ key, leftOut }) => ({ name: key, marks: said[key].marks, leftOut })),
  ...Object.entries(laidOut).map(([name, leftOut]) => ({ name, marks: own[name as keyof typeof laidOut], leftOut })),
];

const ofSharing: Readonly<Record<string, string>> = outputs(sharing);

describe.each(Object.entries(outputs(shown)))("the output %s", (output, ofWords) => {
  it.each(facts)("shows $name, or says why not", ({ name, marks, leftOut }) => {
    const text = name === "share" ? (ofSharing[output] ?? "") : ofWords;
    const found = marks.some((mark) => text.includes(mark));

    if (leftOut[output as Output] === undefined) expect(found, text).toBe(true);
    else expect(leftOut[output as Output]).toMatch(/\.$/);
  });
});

/** Each fact, with a preview that differs in nothing else. */
const changed = [
  ...saidFacts.map(({ key, leftOut }) => ({ name: key, leftOut, preview: without(key) })),
  ...Object.entries(laidOut).map(([name, leftOut]) => ({
    name,
    leftOut: leftOut as LeftOut,
    preview: other[name as keyof typeof laidOut]?.(shown) ?? shown,
  })),
];

function without(key: FactKey): Preview {
  if (key === "share") return sharing;
  const { [key]: _, ...rest } = full;
  return aPreview(rest);
}

const signed = (preview: Preview) =>
  fingerprintOf([{ plan: { ...shown.rendered.delivery }, previews: [preview], aside: [], problems: [] } as never]);

describe("a change of one fact alone", () => {
  it.each(changed)("of $name gives another fingerprint, or the list says why not", ({ preview, leftOut }) => {
    expect(signed(preview) === signed(shown)).toBe(leftOut["sign-off"] !== undefined);
  });

  it.each(changed)("of $name is a change of the pull request, or the list says why not", ({ preview, leftOut }) => {
    expect(changesBetween([preview], [shown]).same === 1).toBe(leftOut.base !== undefined);
  });
});
