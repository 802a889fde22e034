/** Folders for this process alone, outside of every tree: gone when it ends, however it ends itself. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const open = new Set<string>();

function removeOne(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  open.delete(folder);
}

function removeAll(): void {
  for (const folder of open) {
    try {
      removeOne(folder);
    } catch {
      // The process ends: what could be removed is, and nobody reads the rest again.
    }
  }
}

export interface TemporaryFolder {
  /** Absolute. */
  readonly folder: string;
  /** Earlier than with the process. */
  remove(): void;
}

/** For this user alone. `name`: what it is for, as a word. */
export function temporaryFolder(name: string): TemporaryFolder {
  if (!process.listeners("exit").includes(removeAll)) process.on("exit", removeAll);
  const folder = mkdtempSync(path.join(tmpdir(), `campaign-${name}-`));
  open.add(folder);
  return { folder, remove: () => removeOne(folder) };
}
