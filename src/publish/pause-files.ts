/** The stop switch as a file. Reading it comes with `pause`; until then its presence alone stops everything. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Pauses } from "./engine.ts";

export const pauseFile = "campaigns/pause.yaml";

export function pausesOf(root: string): Pauses {
  return {
    async read() {
      if (!existsSync(path.join(root, pauseFile))) return { kind: "pauses", pauses: [] };
      return {
        kind: "stopped",
        reason: `${pauseFile} exists, and pause files are not supported yet. Nothing is sent while it is there.`,
      };
    },
  };
}

/** For a rehearsal, which nobody needs to stop. */
export const noPauses: Pauses = { read: async () => ({ kind: "pauses", pauses: [] }) };
