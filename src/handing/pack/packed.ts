/** What a pack is made of, before it is laid out in files. */
import type { Campaign, Partner } from "../../campaign/model.ts";
import type { Account, FittedImage } from "../../networks/network.ts";
import type { Moment } from "../../plan/times/moment.ts";
import { type Preview, placeName } from "../../preview/previews.ts";

/** A picture as it goes to whoever adapts the campaign: without hidden data, as large as it is. */
export interface Original {
  readonly asset: string;
  readonly image: Omit<FittedImage, "asset" | "alt" | "focus">;
  readonly credit?: string;
  readonly licence?: string;
  readonly holder?: string;
  /** YYYY-MM-DD, the last day. */
  readonly until?: string;
}

export interface PackedMessage {
  readonly post: string;
  /** One for each channel that gets it, each with its message, by instant. */
  readonly previews: readonly Preview[];
  readonly mayAdapt: boolean;
  /** Whether everybody sends it in the same minute, in words of their own. */
  readonly isMoment: boolean;
}

export interface Packed {
  readonly campaign: Campaign;
  readonly partner: Partner;
  /** As YAML with its pictures under `pictures/original/`. */
  readonly campaignYaml: string;
  /** By instant. */
  readonly messages: readonly PackedMessage[];
  readonly originals: readonly Original[];
  /** In whole sentences: what is not in it, and why. */
  readonly leftOut: readonly string[];
  /** Absent where there is none, or it is over. */
  readonly embargo?: Moment;
  /** Who hands it on; empty where nobody says. */
  readonly from: string;
}

/** As people call it, whoever posts there: "Instagram". */
export function channelName(account: Account): string {
  return placeName(account).replace(/, by hand$/, "");
}

export function endingOf(format: FittedImage["format"]): string {
  return format === "jpeg" ? "jpg" : format;
}

/** Names of our own: what the campaign calls a picture may say who is in it. */
export function originalName(index: number, format: FittedImage["format"]): string {
  return `pictures/original/picture-${String(index + 1).padStart(2, "0")}.${endingOf(format)}`;
}
