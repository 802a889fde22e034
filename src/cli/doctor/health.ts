/**
 * `campaign doctor --health`: whether the publisher here is at work, for a container's HEALTHCHECK or a monitor. It reads
 * no campaign, draws nothing and asks no server, so it costs little however large the workspace is.
 */
import { whenText } from "../../calendar/local-time.ts";
import { placeText } from "../../ledger/open.ts";
import { isUnwatched } from "../../publish/person/pause.ts";
import type { Context } from "../frame/context.ts";
import type { ExitCode } from "../frame/exit-codes.ts";
import { workspaceRoot } from "../workspace/prepared.ts";
import { clockFound } from "./checks/clock.ts";
import { diskAt, diskFound } from "./checks/disk.ts";
import type { Recorded } from "./examined.ts";
import { type Found, ok, person } from "./finding.ts";
import { type Check, findingsOf, recordedAt, tell } from "./looking.ts";

interface Health {
  /** Absolute. */
  readonly root: string;
  readonly now: Date;
  readonly recorded: Recorded;
}

const checks: readonly Check<Health>[] = [
  ["ledger", ledgerOpens],
  ["publisher", publisherLooks],
  ["disk", ({ root }) => diskFound(diskAt(root))],
  ["clock", ({ now, recorded }) => clockFound({ now, recorded, asked: undefined })],
];

/** A pause and a restore are for people, and no new container mends them: the whole look tells of them. */
function ledgerOpens({ recorded }: Health): readonly Found[] {
  switch (recorded.kind) {
    case "ledger":
      return [ok(`The ledger can be read (${placeText(recorded.place)}).`)];
    case "none":
      return [person("There is no ledger yet.", "The first `campaign publish` makes it. Does one run here?")];
    default:
      return [person(recorded.reason, "Nothing is sent until it can be used.")];
  }
}

function publisherLooks({ recorded, now }: Health): readonly Found[] {
  const last = recorded.kind === "ledger" ? recorded.lastLook : undefined;
  if (!isUnwatched(last, now)) return [ok("A publisher looked within the last ten minutes.")];
  const since =
    last === undefined ? "No publisher has looked yet." : `No publisher has looked since ${whenText(last)}.`;
  return [person(since, "Look at what `campaign publish` says; `campaign doctor` looks at all else.")];
}

export async function runHealth(context: Context): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const recorded = await recordedAt(context, root);
  try {
    const health = { root, now: context.realClock.now(), recorded };
    return tell(context, (await Promise.all(checks.map((check) => findingsOf(check, health)))).flat());
  } finally {
    if (recorded.kind === "ledger") await recorded.view.close();
  }
}
