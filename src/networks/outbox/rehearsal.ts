/** The outbox as a rehearsal uses it: in place of every network, with what changed replaced and what is gone removed. */
import { liesBelow } from "../../system/files/files.ts";
import type { Account, Session } from "../network.ts";
import { OutboxFolder } from "./folder.ts";
import type { Label } from "./post-file.ts";
import { outboxSession } from "./session.ts";

export interface RehearsalSettings {
  /** Absolute. */
  readonly directory: string;
  /** The workspace, absolute. */
  readonly root: string;
  readonly now: () => Date;
  readonly labelOf: (delivery: string) => Label | undefined;
}

export interface Rehearsal {
  session(account: Account): Session;
  prune(keys: ReadonlySet<string>): readonly string[];
  /** Makes the page anew, once, at the end. */
  close(): void;
}

export function outboxRehearsal({ directory, root, now, labelOf }: RehearsalSettings): Rehearsal {
  // A folder elsewhere was named by the person at the keyboard: it is theirs, link or not, and all below it is ours.
  const folder = new OutboxFolder(directory, liesBelow(root, directory) ? root : directory, "rehearsal");
  return {
    session(account) {
      const session = outboxSession({ folder, account, deps: { root, now }, labelOf, mode: "replace" });
      // The page of a whole year is not made anew after every post.
      return { ...session, close: async () => {} };
    },
    prune: (keys) => folder.prune(keys),
    close: () => folder.refreshPage(),
  };
}
