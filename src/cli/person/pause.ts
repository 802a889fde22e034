import { whenText } from "../../calendar/local-time.ts";
import { type PauseEntry, readPauseFile, writePauseFile } from "../../campaign/file/pause-file.ts";
import { placeText } from "../../ledger/open.ts";
import { addToFile, type Paused, type PauseFilePort, pause } from "../../publish/person/pause.ts";
import { pauseFile, scopeText } from "../../publish/person/pauses.ts";
import { type Context, parseInstant } from "../frame/context.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { workspaceRoot } from "../workspace/prepared.ts";
import { refuseUnknownScope, scopeFlag } from "./pause-scope.ts";
import { type PersonWorld, printJson, withLedger } from "./person.ts";

export function pauseFileAt(root: string): PauseFilePort {
  return { read: () => readPauseFile(root), write: (entries) => writePauseFile(root, entries) };
}

function entryOf(context: Context, flags: Flags): PauseEntry {
  const scope = scopeFlag(flags, "pause");
  const reason = textFlag(flags, "reason")?.trim() ?? "";
  if (reason === "") throw new UsageError("Say why with --reason: whoever finds the pause will want to know.");
  const except = textFlag(flags, "except");
  if (except !== undefined && except !== "critical") throw new UsageError("--except takes one word: critical.");
  const written = textFlag(flags, "until");
  const until = written === undefined ? undefined : parseInstant(written, "--until");
  if (until !== undefined && until <= context.clock.now()) throw new UsageError(`--until ${written} is in the past.`);
  return { scope, reason, exceptCritical: except !== undefined, ...(until === undefined ? {} : { until }) };
}

/** The stop switch must work while the ledger does not: then the file alone is written, and that is said. */
async function fileAlone(context: Context, entry: PauseEntry, error: FaultError): Promise<FaultError> {
  const note = await addToFile(pauseFileAt(workspaceRoot(context)), entry);
  const where = note ?? `The pause was written to ${pauseFile} alone, which stops publishers in this workspace.`;
  return new FaultError(`${error.message} ${where}`, { cause: error });
}

/** Pulls the stop switch; exit 3 when no publisher seems to read it. */
export async function runPause(context: Context, _: readonly string[], flags: Flags): Promise<ExitCode> {
  const entry = entryOf(context, flags);
  try {
    return await withLedger(context, { verb: "pause", makes: true }, async (world) => {
      await refuseUnknownScope(world, entry.scope);
      const now = context.clock.now();
      // A shared database reaches every publisher; a file of this machine would outlast the others' resume.
      const file = world.place.kind === "sqlite" ? pauseFileAt(world.root) : undefined;
      const done = await pause({ ledger: world.ledger, file, now }, entry);
      tell(context, world, { entry, done, now });
      return done.unwatched ? exitCodes.person : exitCodes.ok;
    });
  } catch (error) {
    throw error instanceof FaultError ? await fileAlone(context, entry, error) : error;
  }
}

interface Told {
  readonly entry: PauseEntry;
  readonly done: Paused;
  readonly now: Date;
}

function jsonOf({ ledger, place }: PersonWorld, { entry, done, now }: Told) {
  const { scope, reason, until, exceptCritical } = entry;
  return {
    paused: {
      ...(scope.kind === "all" ? { all: true } : { [scope.kind]: scope.id }),
      reason,
      since: now.toISOString(),
      until: until?.toISOString() ?? null,
      except: exceptCritical ? "critical" : null,
    },
    ledger: { id: ledger.info.id, path: placeText(place) },
    file: done.wroteFile ? pauseFile : null,
    lastLook: done.lastLook?.toISOString() ?? null,
    watched: !done.unwatched,
  };
}

function tell(context: Context, world: PersonWorld, told: Told): void {
  const { say, warn } = context.output;
  const { entry, done } = told;
  if (context.format === "json") printJson(context, jsonOf(world, told));
  const until = entry.until === undefined ? "until somebody resumes it" : `until ${whenText(entry.until)}`;
  say(
    `Paused ${scopeText(entry.scope)} ${until}. Written to the ledger ${world.ledger.info.id} (${placeText(world.place)}).`,
  );
  if (done.wroteFile) say(`Written to ${pauseFile} too. Commit it to stop publishers that have a copy of their own.`);
  if (done.fileNote !== undefined) warn(done.fileNote);
  const looked = done.lastLook === undefined ? undefined : whenText(done.lastLook);
  // A look is kept every ten minutes: its time would read like a publisher that has stopped.
  if (!done.unwatched) say("A publisher looked at this ledger within the last ten minutes, and will find the pause.");
  else {
    const since =
      looked === undefined ? "No publisher has ever looked at this ledger" : `The last look was at ${looked}`;
    warn(`${since}: if one runs, it runs elsewhere and this pause does not reach it. Stop it there.`);
  }
}
