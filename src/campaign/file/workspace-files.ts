/** All of a workspace that loading looks at, read once: what is made of it depends on nothing else on the disk. */
import { realpath } from "node:fs/promises";
import path from "node:path";
import { isInside } from "../../system/files/files.ts";
import { listActs, listSignatures, signatureEnd } from "./acts/list-acts.ts";
import { accountsName, type BesideName, besideNames, type Listing, listFiles } from "./list-files.ts";
import type { ReadPack } from "./packs/read-pack.ts";
import { type ReadResult, readWorkspaceFile } from "./read-file.ts";

export interface WorkspaceFiles {
  /** The folder that holds campaigns/, absolute, links resolved. */
  readonly root: string;
  readonly listing: Listing;
  readonly accounts: ReadResult;
  /** In the order of the listing. */
  readonly campaigns: readonly WorkspaceFile[];
  /** Files of drafts/ that a command named: checked and shown, never published. */
  readonly drafts: readonly WorkspaceFile[];
  /** What stands beside the campaigns; `missing` where there is none. */
  readonly beside: Readonly<Record<BesideName, ReadResult>>;
  /** Every file of campaigns/approvals/<campaign>/, in the order of their names. */
  readonly acts: readonly ActFile[];
}

export interface WorkspaceFile {
  /** From the root. */
  readonly file: string;
  readonly read: ReadResult;
  /** Of a campaign that is based on one. */
  readonly pack?: ReadPack;
}

export interface ActFile extends WorkspaceFile {
  /** Of the file beside it that ends in .sig. */
  readonly signature?: ReadResult;
}

/** `drafts`: from the root. Throws only for a disk that fails. */
export async function readFiles(root: string, drafts: readonly string[] = []): Promise<WorkspaceFiles> {
  const absolute = await realpath(root);
  const listing = await listFiles(absolute);
  const readAll = (files: readonly string[]) => Promise.all(files.map((file) => readCampaign(absolute, file)));
  // A folder that leads out of the workspace is told by accounts.yaml alone.
  const isOurs = isInside(absolute, path.join(absolute, "campaigns"));
  const beside = besideNames.map((name) => {
    const read: ReadResult = isOurs ? readWorkspaceFile(absolute, `campaigns/${name}`) : { kind: "missing" };
    return [name, read] as const;
  });
  return {
    root: absolute,
    listing,
    accounts: readWorkspaceFile(absolute, accountsName),
    campaigns: await readAll(listing.campaigns),
    drafts: await readAll(drafts),
    beside: Object.fromEntries(beside) as Record<BesideName, ReadResult>,
    acts: isOurs ? readActs(absolute) : [],
  };
}

async function readCampaign(root: string, file: string): Promise<WorkspaceFile> {
  const read = readWorkspaceFile(root, file);
  // However YAML lets somebody write the key: in quotes, indented, with escapes. Where it stands is asked below.
  if (read.kind !== "text" || !/based-on|\\[xuU]/.test(read.text)) return { file, read };
  // Few campaigns are based on a pack: only these load what unpacks one.
  const { readPackOf } = await import("./packs/read-pack.ts");
  const pack = readPackOf(root, { file, text: read.text });
  return { file, read, ...(pack && { pack }) };
}

function readActs(root: string): readonly ActFile[] {
  const signatures = new Set(listSignatures(root));
  return listActs(root).map((file) => {
    const act = { file, read: readWorkspaceFile(root, file) };
    const beside = `${file}${signatureEnd}`;
    return signatures.has(beside) ? { ...act, signature: readWorkspaceFile(root, beside) } : act;
  });
}

/** For whoever shows lines of them: by path from the root, those that could be read. */
export function textsOf({
  accounts,
  campaigns,
  drafts,
  beside,
  acts,
}: WorkspaceFiles): ReadonlyMap<string, { readonly text: string }> {
  const besides = besideNames.map((name) => ({ file: `campaigns/${name}`, read: beside[name] }));
  const all = [{ file: accountsName, read: accounts }, ...campaigns, ...drafts, ...besides, ...acts];
  return new Map(all.flatMap(({ file, read }) => (read.kind === "text" ? [[file, { text: read.text }] as const] : [])));
}
