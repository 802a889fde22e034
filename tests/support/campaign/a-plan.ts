/** Builders for what the stages from plan on work with, without a file behind it. */
import type {
  Asset,
  Body,
  Campaign,
  Override,
  PartContent,
  Post,
  SeriesItem,
  Workspace,
} from "../../../src/campaign/model.ts";
import { readTime } from "../../../src/campaign/times/read-time.ts";
import type { Path, Source } from "../../../src/diagnostics/source.ts";
import type { Account, NetworkId, Profile } from "../../../src/networks/network.ts";

/** Its places name the path in their file, and the span in their column and length. */
export const aSource: Source = {
  file: "campaigns/a.yaml",
  text: "",
  place: (path, at) => ({
    file: `campaigns/a.yaml#${path.join("/")}`,
    line: 1,
    column: (at?.span?.start ?? 0) + 1,
    length: at?.span === undefined ? 1 : at.span.end - at.span.start,
  }),
};

export function anAccount(id: string, network: NetworkId = "bluesky", more: Partial<Account> = {}): Account {
  return { id, network, handle: `${id}.example.org`, name: `The ${id}`, variables: {}, options: {}, ...more };
}

/** Nobody has to agree. */
export const nobodyAgrees: Pick<Workspace, "people" | "approval"> = {
  people: new Map(),
  approval: { needed: 0, by: [], signed: false, warn: 259_200_000, moves: 0 },
};

export function aWorkspace(
  accounts: readonly Account[],
  groups: Readonly<Record<string, readonly string[]>> = {},
): Workspace {
  return {
    root: "/workspace",
    id: "default",
    gap: 300_000,
    prices: {},
    ...nobodyAgrees,
    accounts: new Map(accounts.map((account) => [account.id, account])),
    groups: new Map(Object.entries(groups)),
    source: aSource,
  };
}

export function aPart(text: string, path: Path, images: readonly string[] = []): PartContent {
  return { text, images, path, imagesPath: [...path, "images"] };
}

export function aText(text: string, path: Path = ["posts", 0], images: readonly string[] = []): Body {
  return { kind: "text", parts: [aPart(text, path, images)] };
}

/** Times are given as a file has them. */
type AsWritten<Made, Times> = Omit<Partial<Made>, "at"> & { readonly at?: Times };

export function aPost(
  id: string,
  { at = "day 09:00", ...more }: AsWritten<Post, string | { readonly from: string; readonly until: string }> = {},
): Post {
  const path = more.path ?? ["posts", 0];
  return {
    id,
    at: typeof at === "string" ? readTime(at) : { from: readTime(at.from), until: readTime(at.until) },
    content: aText("Know the signs.", path),
    audience: [],
    critical: false,
    again: false,
    for: new Map(),
    path,
    ...more,
  };
}

export function anOverride(
  key: string,
  { at, ...more }: AsWritten<Override, string> = {},
  post: Path = ["posts", 0],
): [string, Override] {
  return [key, { path: [...post, "for", key], ...(at === undefined ? {} : { at: readTime(at) }), ...more }];
}

export function aSeries(count: number, more: (index: number) => Partial<SeriesItem> = () => ({})): Post["content"] {
  return {
    kind: "series",
    items: Array.from({ length: count }, (_, index) => {
      const path = ["posts", 0, "series", index];
      return { body: aText(`Words ${index + 1}.`, path), for: new Map(), path, ...more(index) };
    }),
  };
}

export function anAsset(id: string, alt: string): Asset {
  return { id, file: `assets/${id}.png`, alt, fit: "whole", path: ["assets", id] };
}

/** 18 March 2027 is a Thursday. */
export function aCampaign(more: Partial<Campaign> = {}): Campaign {
  return {
    id: "c",
    title: "A day",
    date: "2027-03-18",
    timezone: "Europe/London",
    onWeekend: "keep",
    to: ["one"],
    lang: "en",
    late: 7_200_000,
    hashtags: [],
    variables: {},
    phases: new Map(),
    checks: new Map(),
    assets: new Map(),
    posts: [aPost("p")],
    source: aSource,
    ...more,
  };
}

/** Counts UTF-16 code units, content warning included. */
export function aProfile(network: NetworkId = "bluesky", limit = 300): Profile {
  const dated = { source: "https://example.org", checkedOn: "2026-11-20" };
  return {
    network,
    images: {
      ...dated,
      count: 4,
      bytes: 1_000_000,
      formats: ["png"],
      maxWidth: 2000,
      maxHeight: 2000,
      ratio: { min: 0.5, max: 2 },
      frame: { width: 1200, height: 675 },
      minWidth: 600,
      minHeight: 335,
      alt: { supported: true },
    },
    threads: true,
    refusesRepeats: false,
    ...(network === "x" && { refusesNearIdentical: true as const }),
    measure: ({ text, contentWarning = "" }) => ({
      used: text.length + contentWarning.length,
      limit,
      unit: "characters",
    }),
  };
}
