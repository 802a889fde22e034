/** Loads a workspace of given files, and takes it away again. */
import type { LoadOptions } from "../../../src/campaign/load.ts";
import { loadWorkspace } from "../../../src/campaign/load.ts";
import type { Campaign, Loaded } from "../../../src/campaign/model.ts";
import type { Problem } from "../../../src/diagnostics/problem.ts";
import { aWorkspace } from "./a-workspace.ts";

export const twoAccounts = `accounts:
  a-bluesky: { network: bluesky, handle: a.example.org }
  b-mastodon: { network: mastodon, handle: b, service: https://social.example.org }
groups:
  both: [a-bluesky, b-mastodon]
`;

/** Lines that every campaign needs, but for its posts. */
export const head = "campaign: spring\ntitle: Spring\ndate: 2027-03-18\nto: [both]\n";

export const onePost = "posts:\n  - id: one\n    at: day 09:00\n    text: Someone will listen.\n";

export async function loadFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: LoadOptions = {},
): Promise<Loaded> {
  const workspace = aWorkspace(files);
  try {
    return await loadWorkspace(workspace.root, options);
  } finally {
    workspace.remove();
  }
}

/** A workspace of two accounts and one campaign file, campaigns/spring.yaml. */
export function loadCampaign(text: string, options: LoadOptions = {}): Promise<Loaded> {
  return loadFiles({ "campaigns/accounts.yaml": twoAccounts, "campaigns/spring.yaml": text }, options);
}

export function onlyCampaign({ campaigns, problems }: Loaded): Campaign {
  const [campaign] = campaigns;
  if (campaign === undefined) throw new Error(`No campaign loaded: ${problems.map(describeProblem).join("; ")}`);
  return campaign;
}

/** `code at <the words underlined>`, for comparing. */
export function found(loaded: Loaded): readonly string[] {
  return loaded.problems.map((problem) => `${problem.code} at ${wordsAt(loaded, problem)}`);
}

function wordsAt(loaded: Loaded, { place }: Problem): string {
  const line = loaded.sources.get(place.file)?.text.split("\n")[place.line - 1] ?? "";
  return line.slice(place.column - 1, place.column - 1 + place.length);
}

function describeProblem({ code, place, message }: Problem): string {
  return `${place.file}:${place.line} ${code} ${message}`;
}
