/** All of a workspace that loading looks at, read once: what is made of it depends on nothing else on the disk. */
import { realpath } from "node:fs/promises";
import { accountsName, type Listing, listFiles } from "./list-files.ts";
import { type ReadResult, readWorkspaceFile } from "./read-file.ts";

export interface WorkspaceFiles {
  /** The folder that holds campaigns/, absolute, links resolved. */
  readonly root: string;
  readonly listing: Listing;
  readonly accounts: ReadResult;
  /** In the order of the listing. */
  readonly campaigns: readonly { readonly file: string; readonly read: ReadResult }[];
}

/** Throws only for a disk that fails. */
export async function readFiles(root: string): Promise<WorkspaceFiles> {
  const absolute = await realpath(root);
  const listing = await listFiles(absolute);
  return {
    root: absolute,
    listing,
    accounts: readWorkspaceFile(absolute, accountsName),
    campaigns: listing.campaigns.map((file) => ({ file, read: readWorkspaceFile(absolute, file) })),
  };
}

/** For whoever shows lines of them: by path from the root, those that could be read. */
export function textsOf({ accounts, campaigns }: WorkspaceFiles): ReadonlyMap<string, { readonly text: string }> {
  const all = [{ file: accountsName, read: accounts }, ...campaigns];
  return new Map(all.flatMap(({ file, read }) => (read.kind === "text" ? [[file, { text: read.text }] as const] : [])));
}
