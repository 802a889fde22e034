/** Which campaign files the words of a command line name. */
import path from "node:path";
import type { Loaded } from "../campaign/model.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { relativeTo } from "../system/files/files.ts";

export interface Selection {
  has(file: string): boolean;
  readonly everything: boolean;
}

/** A word that is neither a campaign's id nor its file: wrong use, in words for who gave it. */
export interface UnknownTarget {
  readonly unknownTarget: string;
  readonly message: string;
}

/** `targets`: paths of campaign files from `cwd`, or campaign ids; none means all. */
export function select(
  targets: readonly string[],
  { loaded, cwd, root }: { readonly loaded: Loaded; readonly cwd: string; readonly root: string },
): Selection | UnknownTarget {
  if (targets.length === 0) return { has: () => true, everything: true };
  const ids = new Map<string, string[]>();
  const files = new Set<string>();
  const known = [
    ...loaded.campaigns.map((campaign) => ({ campaign: campaign.id, file: campaign.source.file })),
    ...loaded.unusable,
  ];
  for (const { campaign, file } of known) {
    files.add(file);
    if (campaign !== undefined) ids.set(campaign, [...(ids.get(campaign) ?? []), file]);
  }
  const chosen = new Set<string>();
  for (const target of targets) {
    const file = relativeTo(root, path.resolve(cwd, target));
    const draft = `drafts/${target}.yaml`;
    const named = files.has(file) ? [file] : (ids.get(target) ?? (files.has(draft) ? [draft] : undefined));
    if (named === undefined) {
      const hint = didYouMean(target, ids.keys()) ?? "";
      return {
        unknownTarget: target,
        message: `There is no campaign or campaign file "${target}" in this workspace. ${hint}`.trimEnd(),
      };
    }
    for (const each of named) chosen.add(each);
  }
  return { has: (file) => chosen.has(file), everything: false };
}
