/** The session of a hand-off: it writes a folder, and a person does the rest. */
import { relativeTo } from "../../system/files/files.ts";
import { ObstacleError } from "../../system/files/own-folders.ts";
import type { Account, Deps, Session } from "../network.ts";
import { obstacleText } from "../own-folder.ts";
import { lostPicture, missingPicture } from "../wire/picture-bytes.ts";
import type { Channel } from "./channels.ts";
import type { HandoffFolder } from "./folder.ts";

export interface HandoffSettings {
  readonly folder: HandoffFolder;
  readonly account: Account;
  readonly channel: Channel;
  readonly deps: Pick<Deps, "root" | "now">;
}

export function handoffSession({ folder, account, channel, deps }: HandoffSettings): Session {
  const shown = (directory: string) => relativeTo(deps.root, directory);

  return {
    whoAmI: async () => ({ handle: account.handle, id: account.id, mayPost: true, serverTime: deps.now() }),
    prepare: async (part) => missingPicture(part, deps.now()) ?? { kind: "prepared", prepared: { part, data: {} } },
    async send(prepared, key, place, signal) {
      if (signal.aborted) return { kind: "later", retryAt: deps.now(), reason: "Stopped before it was written." };
      try {
        const written = folder.write({ account, channel, part: prepared.part, key, place }, shown);
        return { kind: "waiting", folder: shown(written) };
      } catch (error) {
        if (error instanceof ObstacleError) {
          return { kind: "unauthorized", reason: obstacleText(error.obstacle, deps.root) };
        }
        const lost = lostPicture(error, deps.now());
        if (lost) return lost;
        const { code } = error as NodeJS.ErrnoException;
        return { kind: "unknown", reason: `The hand-off folder could not be written (${code ?? "unexpected error"}).` };
      }
    },
    async find(_part, key) {
      const present = folder.find(key.hash);
      return present === undefined ? { kind: "absent" } : { kind: "waiting", folder: shown(present) };
    },
    /** A task by its key's hash. What a person posted, only a person can delete. */
    async remove({ id, url }) {
      if (/^[0-9a-f]{64}$/.test(id)) return folder.remove(id) ? "removed" : "absent";
      const where = url === undefined ? "where it was posted" : `at ${url}`;
      return { kind: "rejected", reason: `A person posted this to ${channel.name}: delete it by hand, ${where}.` };
    },
  };
}
