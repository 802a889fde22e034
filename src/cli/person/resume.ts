import { type KnownPause, pauseFile, scopeText } from "../../publish/person/pauses.ts";
import { repeatText, restoredText } from "../../publish/person/restored.ts";
import { type Resumed, resume } from "../../publish/person/resume.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { pauseFileAt } from "./pause.ts";
import { scopeFlag } from "./pause-scope.ts";
import { printJson, withLedger } from "./person.ts";

/** Lets go on what was paused. */
export async function runResume(context: Context, _: readonly string[], flags: Flags): Promise<ExitCode> {
  const scope = scopeFlag(flags, "resume");
  const reason = textFlag(flags, "reason") ?? "resumed by a person";
  const catchUp = flags.catchUp === true;
  return withLedger(
    context,
    { verb: "resume", makes: false, tellsOfRestore: true },
    async ({ root, ledger, restoredBefore }) => {
      const world = { ledger, file: pauseFileAt(root), now: context.clock.now() };
      const done = await resume(world, { scope, catchUp, reason, restoredBefore });
      switch (done.kind) {
        case "found-restored":
          return tellRestored(context, done.repeatFrom);
        case "file-unusable":
          context.output.warn(
            `${done.reason} Put it right, or delete it, and resume again: until then nothing is sent.`,
          );
          return exitCodes.problems;
        case "not-paused":
          throw new UsageError(`There is no pause of ${scopeText(scope)}. ${leftText(done.left)}`);
        case "resumed":
          tell(context, scopeText(scope), done);
          return done.stillRestored ? exitCodes.person : exitCodes.ok;
      }
    },
  );
}

function tellRestored(context: Context, repeatFrom: Date | undefined): ExitCode {
  const from = repeatFrom?.toISOString() ?? null;
  if (context.format === "json") printJson(context, { resumed: false, restored: true, repeatFrom: from, revived: [] });
  context.output.warn(
    `Nothing was resumed: this ledger was restored from a backup. ${repeatText(repeatFrom)} Then run \`campaign resume --all\` once more.`,
  );
  return exitCodes.person;
}

function leftText(left: readonly KnownPause[]): string {
  if (left.length === 0) return "Nothing else is paused.";
  return `Still paused: ${left.map(({ scope, reason }) => `${scopeText(scope)} (${reason})`).join(", ")}.`;
}

function tell(context: Context, scope: string, done: Extract<Resumed, { kind: "resumed" }>): void {
  const { say, warn } = context.output;
  if (context.format === "json") {
    printJson(context, {
      resumed: true,
      restored: done.stillRestored,
      repeatFrom: done.repeatFrom?.toISOString() ?? null,
      revived: done.revived,
      left: done.left.map((pause) => ({ scope: scopeText(pause.scope), reason: pause.reason })),
    });
  }
  say(`Resumed ${scope}. ${leftText(done.left)}`);
  if (done.afterRestore) {
    warn(`This ledger was restored from a backup, and publishes again from now on. ${repeatText(done.repeatFrom)}`);
    say("Whatever may be out asks its network first.");
  }
  if (done.fileChanged) say(`Taken out of ${pauseFile}; if that file is committed, commit the change too.`);
  for (const delivery of done.revived) say(`${delivery} is planned again: it is still in its window.`);
  if (done.stillRestored) warn(restoredText(done.repeatFrom));
}
