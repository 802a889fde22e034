import { skip, unskip } from "../../publish/person/skip.ts";
import type { Context } from "../frame/context.ts";
import type { ExitCode } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { actOnEach } from "./acting.ts";

/** Deliveries, or all of a post, never, without editing the file; exit 3 when one of several could not be skipped. */
export async function runSkip(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const reason = textFlag(flags, "reason") ?? "A person skipped it.";
  const code = await actOnEach(context, { verb: "skip", targets }, (engine, delivery) =>
    skip(engine, delivery, reason),
  );
  context.output.say("`campaign unskip` takes a skip back.");
  return code;
}

/** Takes a person's skip back; exit 3 when one of several could not be. */
export async function runUnskip(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const reason = textFlag(flags, "reason") ?? "A person took its skip back.";
  return actOnEach(context, { verb: "unskip", targets }, (engine, delivery) => unskip(engine, delivery, reason));
}
