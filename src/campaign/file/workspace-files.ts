/** All of a workspace that loading looks at, read once: what is made of it depends on nothing else on the disk. */
import { realpath } from "node:fs/promises";
import path from "node:path";
import { isInside } from "../../system/files/files.ts";
import { listActs, listSignatures, signatureEnd } from "./acts/list-acts.ts";
import { accountsName, type BesideName, besideNames, type Listing, listFiles } from "./list-files.ts";
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
}

export interface ActFile extends WorkspaceFile {
  /** Of the file beside it that ends in .sig. */
  readonly signature?: ReadResult;
}

/** `drafts`: from the root. Throws only for a disk that fails. */
export async function readFiles(root: string, drafts: readonly string[] = []): Promise<WorkspaceFiles> {
  const absolute = await realpath(root);
  const listing = await listFiles(absolute);
  const readAll = (files: readonly string[]) =>
    files.map((file) => ({ file, read: readWorkspaceFile(absolute, file) }));
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
    campaigns: readAll(listing.campaigns),
    drafts: readAll(drafts),
    beside: Object.fromEntries(beside) as Record<BesideName, ReadResult>,
    acts: isOurs ? readActs(absolute) : [],
  };
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
