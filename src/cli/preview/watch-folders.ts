/** Tells of changes in folders: once for many at the same moment, and again for those that come while it is told. */
import { type FSWatcher, watch } from "node:fs";

export interface Watching {
  /** Watches these folders instead of the former ones; one that cannot be watched is left out. */
  follow(folders: readonly string[]): void;
  close(): void;
}

/** Milliseconds in which an editor is done writing one file by way of another. */
const settling = 100;

export function watchFolders(changed: () => Promise<void>): Watching {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  let again = false;

  async function tell(): Promise<void> {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      await changed();
    } while (again);
    busy = false;
  }

  function notice(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), settling);
  }

  function drop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  return {
    follow(folders) {
      for (const folder of watchers.keys()) if (!folders.includes(folder)) drop(folder);
      for (const folder of folders) {
        if (watchers.has(folder)) continue;
        try {
          watchers.set(
            folder,
            watch(folder, notice).on("error", () => drop(folder)),
          );
        } catch {
          // A folder that is not there yet is tried again at the next change.
        }
      }
    },
    close() {
      clearTimeout(timer);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}
