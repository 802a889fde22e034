/** Places that a person posts to by hand, as data: what each of them takes. */
import type { Dated, ImageLimits } from "../network.ts";
import * as posting from "./posting.ts";
import { threadsLength } from "./text.ts";

export interface Channel {
  readonly name: string;
  /** Code points of one text. */
  readonly characters: number;
  /** Absent: code points. */
  readonly lengthOf?: (text: string) => number;
  /** More of them than this are refused there. */
  readonly most?: { readonly hashtags?: number; readonly mentions?: number; readonly links?: number } & Dated;
  readonly images: ImageLimits;
  readonly posting: posting.Posting;
  /** Where its posts have their addresses, and below; absent where that may be anywhere. */
  readonly hosts?: readonly string[];
}

const checkedOn = "2026-11-20";

/** Where nothing is known, nothing is refused: large pictures, long texts. */
const anywhere: ImageLimits = {
  count: 20,
  bytes: 10_000_000,
  formats: ["jpeg", "png"],
  maxWidth: 4096,
  maxHeight: 4096,
  ratio: { min: 0.25, max: 4 },
  frame: { width: 1200, height: 675 },
  minWidth: 600,
  minHeight: 315,
  alt: { supported: true },
  source: "an assumption: the channel publishes no limits",
  checkedOn,
};

const facebookHosts = ["facebook.com", "fb.com", "fb.me", "fb.watch"];

const email: ImageLimits = {
  ...anywhere,
  count: 10,
  bytes: 1_000_000,
  maxWidth: 1200,
  maxHeight: 1800,
  frame: { width: 1200, height: 600 },
  // A banner is as wide as the message and a few lines high.
  ratio: { min: 0.25, max: 10 },
  minHeight: 100,
  source: "an assumption: newsletters are 600 pixels wide, shown at double density",
};

/** A picture that fills a display edge to edge: one ratio and no other. */
function display(width: number, height: number): ImageLimits {
  return {
    ...anywhere,
    maxWidth: width,
    maxHeight: height,
    ratio: { min: width / height, max: width / height },
    frame: { width, height },
    minWidth: width / 2,
    minHeight: height / 2,
    alt: { supported: false, alone: true },
    source: `the display itself: ${width} x ${height} pixels`,
  };
}

export const channels: Readonly<Record<string, Channel>> = {
  instagram: {
    name: "Instagram",
    hosts: ["instagram.com"],
    characters: 2200,
    most: {
      hashtags: 30,
      mentions: 20,
      source: "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media",
      checkedOn: "2026-11-27",
    },
    posting: posting.instagram,
    images: {
      ...anywhere,
      count: 10,
      bytes: 8_000_000,
      formats: ["jpeg"],
      maxWidth: 1440,
      maxHeight: 1800,
      ratio: { min: 0.8, max: 1.91 },
      frame: { width: 1080, height: 1350 },
      minWidth: 320,
      minHeight: 320,
      alt: { supported: true, limit: 1000, unit: "characters" },
      source: "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media",
    },
  },
  threads: {
    name: "Threads",
    hosts: ["threads.com", "threads.net"],
    characters: 500,
    lengthOf: threadsLength,
    most: { links: 5, source: "https://developers.facebook.com/docs/threads/posts", checkedOn: "2026-11-27" },
    posting: posting.threads,
    images: {
      ...anywhere,
      bytes: 8_000_000,
      maxWidth: 1440,
      maxHeight: 1920,
      ratio: { min: 0.75, max: 1.91 },
      frame: { width: 1080, height: 1350 },
      minWidth: 320,
      minHeight: 320,
      alt: { supported: true, limit: 1000, unit: "characters" },
      source: "https://developers.facebook.com/docs/threads/posts",
    },
  },
  linkedin: {
    name: "LinkedIn",
    hosts: ["linkedin.com", "lnkd.in"],
    characters: 3000,
    posting: posting.linkedin,
    images: {
      ...anywhere,
      bytes: 5_000_000,
      maxPixels: 36_152_319,
      ratio: { min: 0.8, max: 1.91 },
      frame: { width: 1200, height: 627 },
      alt: { supported: true, limit: 4086, unit: "characters" },
      source: "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/multiimage-post-api",
    },
  },
  nextdoor: { name: "Nextdoor", characters: 8000, images: { ...anywhere, count: 10 }, posting: posting.nextdoor },
  "facebook-group": {
    name: "Facebook group",
    hosts: facebookHosts,
    characters: 63_206,
    posting: posting.facebookGroup,
    images: {
      ...anywhere,
      bytes: 4_000_000,
      maxWidth: 2048,
      maxHeight: 2048,
      ratio: { min: 0.8, max: 1.91 },
      frame: { width: 1200, height: 630 },
      alt: { supported: true, limit: 1000, unit: "characters" },
      source: "https://developers.facebook.com/docs/pages-api/posts",
    },
  },
  "whatsapp-channel": {
    name: "WhatsApp Channel",
    characters: 4096,
    posting: posting.whatsapp,
    images: {
      ...anywhere,
      count: 10,
      bytes: 5_000_000,
      alt: { supported: false },
      source: "an assumption: as the WhatsApp Business API takes them; channels have no API and no published limits",
    },
  },
  tiktok: {
    name: "TikTok",
    hosts: ["tiktok.com"],
    characters: 4000,
    posting: posting.tiktok,
    images: {
      ...anywhere,
      count: 35,
      bytes: 20_000_000,
      formats: ["jpeg", "webp"],
      maxWidth: 1920,
      maxHeight: 1920,
      ratio: { min: 0.5625, max: 1.7778 },
      frame: { width: 1080, height: 1920 },
      alt: { supported: false },
      source:
        "guides of others that agree: docs.zernio.com/platforms/tiktok, ayrshare.com/docs/media-guidelines/tiktok",
      checkedOn: "2026-11-27",
    },
  },
  // Their lengths and pictures are those of the network itself: the registry knows it.
  facebook: {
    name: "Facebook",
    characters: 63_206,
    images: anywhere,
    posting: posting.facebookPage,
    hosts: facebookHosts,
  },
  x: { name: "X", characters: 280, images: anywhere, posting: posting.microblog, hosts: ["x.com", "twitter.com"] },
  bluesky: { name: "Bluesky", characters: 300, images: anywhere, posting: posting.microblog },
  mastodon: { name: "Mastodon", characters: 500, images: anywhere, posting: posting.microblog },
  email: { name: "E-mail", characters: 100_000, images: email, posting: posting.email },
  intranet: { name: "Intranet", characters: 100_000, images: anywhere, posting: posting.site },
  website: { name: "Website", characters: 100_000, images: anywhere, posting: posting.site },
  screen: { name: "Screen", characters: 1000, images: display(1920, 1080), posting: posting.display },
  story: {
    name: "Story",
    characters: 2200,
    images: { ...display(1080, 1920), alt: { supported: false } },
    posting: posting.story,
  },
};

export const channelNames: readonly string[] = Object.keys(channels);

/** A channel that nobody has described takes long texts and large pictures. */
export const otherChannel: Channel = {
  name: "Hand-off",
  characters: 100_000,
  images: anywhere,
  posting: posting.anywhere,
};
