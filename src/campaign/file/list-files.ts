/** Which files of campaigns/ are campaigns, and what to say of those that nobody reads. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { type Fault, fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { isInside } from "../../system/files/files.ts";
import { shortened } from "../../system/text/shorten.ts";
import { textSource } from "../yaml/yaml-source.ts";

const folder = "campaigns";
export const accountsName = `${folder}/accounts.yaml`;
/** Files that stand beside the campaigns and are never one. */
export const besideNames = ["periods.yaml", "consents.yaml", "words.yaml"] as const;
export type BesideName = (typeof besideNames)[number];
/** Files that have a meaning of their own here: never campaigns, and nothing to tell. */
const notCampaigns: ReadonlySet<string> = new Set(["accounts.yaml", "pause.yaml", ...besideNames]);
/** What file managers leave behind; names that begin with a dot are passed over too. */
const litter: ReadonlySet<string> = new Set(["Thumbs.db", "desktop.ini"]);

export interface Listing {
  /** Paths from the workspace's root, sorted. */
  readonly campaigns: readonly string[];
  /** A file that is meant to stop what goes out, as its name says, and that nobody reads; from the root. */
  readonly unreadStop?: string;
  /** About files that are not read, and about a folder without a campaign. */
  readonly problems: readonly Problem[];
}

/** A folder that is named like a campaign is listed too, so that it is told; what other folders hold is not read. */
export async function listFiles(root: string): Promise<Listing> {
  // A folder that leads out of the workspace is told by accounts.yaml; not even its names are looked at.
  if (!isInside(root, path.join(root, folder))) return { campaigns: [], problems: [] };
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.name.startsWith(".") && !litter.has(entry.name) && !notCampaigns.has(entry.name))
    .filter((entry) => !entry.isDirectory() || entry.name.endsWith(".yaml"))
    .map((entry) => entry.name)
    .sort();
  const campaigns = names.filter((name) => name.endsWith(".yaml")).map((name) => `${folder}/${name}`);
  const present = new Set(entries.map((entry) => entry.name));
  const unread = names.filter((name) => !name.endsWith(".yaml")).map((name) => unreadProblem(name, present));
  const unreadStop = names.find((name) => looksLikeStop.test(name));
  return {
    campaigns,
    ...(unreadStop !== undefined && { unreadStop: `${folder}/${unreadStop}` }),
    problems: campaigns.length === 0 ? [noCampaign(unread.length > 0), ...unread] : unread,
  };
}

/** Notepad saves `ceaday.yaml.txt` and shows `ceaday.yaml`; `.yml` and `.YAML` are the same mistake. */
const looksLikeYaml = /\.ya?ml/i;
/** Of the two files that stop what goes out: names that a person or an editor gives them by mistake. */
const looksLikeStop = /^(?:pause|periods)\.ya?ml(?:\.txt)?$/i;

function unreadProblem(name: string, present: ReadonlySet<string>): Problem {
  const file = `${folder}/${name}`;
  return problemAt(textSource(file, ""), [], looksLikeYaml.test(name) ? misnamed(name, present) : other(name));
}

function misnamed(name: string, present: ReadonlySet<string>): Fault {
  const meant = name.replace(/\.ya?ml.*$/i, ".yaml");
  const so = looksLikeStop.test(name) ? " It may be meant to stop something, so nothing is sent." : "";
  const hidden = /\.ya?ml\.\w+$/i.test(name)
    ? " Where you see no such ending, your computer hides it: let it show the endings of file names."
    : "";
  return fault(
    "file-ignored",
    `${folder}/${shortened(name)} is not read: its name does not end in .yaml.${so}`,
    present.has(meant)
      ? `There is a ${meant} too, which is read: keep what is right in that one, and move this file out of ${folder}/.${hidden}`
      : `Rename it to ${folder}/${shortened(meant)}, or move it out of ${folder}/.${hidden}`,
  );
}

function other(name: string): Fault {
  return fault(
    "file-not-read",
    `${folder}/${shortened(name)} is not a campaign file, so nothing of it is read or sent.`,
    `If it is meant to go out, write it as a campaign file whose name ends in .yaml; else keep it outside of ${folder}/.`,
  );
}

function noCampaign(hasOthers: boolean): Problem {
  const found = fault(
    "no-campaign",
    `There is no campaign in ${folder}/, so nothing is checked and nothing goes out.`,
    hasOthers
      ? `The name of a campaign file ends in .yaml; the files that are not read are named here too.`
      : "`campaign new` writes one to begin with.",
  );
  return problemAt(textSource(accountsName, ""), [], found);
}
