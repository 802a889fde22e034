/** From which age people may have an account where a post goes, as its operator says; dated, to be looked up each year. */
import type { Account } from "../../../networks/network.ts";

interface MinimumAge {
  /** As a message says it. */
  readonly name: string;
  /** Years. */
  readonly age: number;
  /** The rules for under-16s announced by the government name it. */
  readonly announced: boolean;
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly checkedOn: string;
}

const checkedOn = "2026-11-28";
/** With the rules announced on 15 June 2026: Snapchat, TikTok, YouTube, Instagram, Facebook and X; not WhatsApp. */
const announcement = "spencer-west.com, 23 June 2026; wiggin.co.uk, 29 June 2026";
const press = "lbc.co.uk, 20 January 2026";

/** What is said of the rules for under-16s, and no more: they are not in force. */
export const underSixteen = "announced 15 June 2026, not in force when checked on 28 November 2026";

const facebook = { name: "Facebook", age: 13, announced: true, source: `${press}; ${announcement}`, checkedOn };
const x = { name: "X", age: 13, announced: true, source: `worcesternews.co.uk, 2023; ${announcement}`, checkedOn };
const bluesky = { name: "Bluesky", age: 13, announced: false, source: "Bluesky to the BBC, November 2024", checkedOn };

/** By network, and by the channel of a hand-off. Mastodon's servers each say it for themselves; of others nobody knows. */
const minimumAges: ReadonlyMap<string, MinimumAge> = new Map([
  ["bluesky", bluesky],
  ["facebook", facebook],
  ["facebook-group", { ...facebook, name: "Facebook groups" }],
  ["instagram", { ...facebook, name: "Instagram" }],
  ["linkedin", { name: "LinkedIn", age: 16, announced: false, source: "LinkedIn's user agreement", checkedOn }],
  ["threads", { ...facebook, name: "Threads", announced: false, source: "worcesternews.co.uk, 2023" }],
  ["tiktok", { ...x, name: "TikTok", source: `sunbeamfostering.com; ${announcement}` }],
  ["whatsapp-channel", { ...bluesky, name: "WhatsApp", source: "statesmandigital.com, 28 May 2024" }],
  ["x", x],
]);

/** Undefined: nobody is kept away by age, or nobody knows. */
export function minimumAgeOf({ network, options }: Account): MinimumAge | undefined {
  return minimumAges.get(network === "handoff" ? (options.channel ?? "") : network);
}
