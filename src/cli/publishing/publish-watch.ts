/** `publish --watch`: stays, wakes when something is due or a file changes, and says what happens, a line each. */

import path from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { problemToJson } from "../../diagnostics/format-json.ts";
import { LedgerError } from "../../ledger/ledger.ts";
import { realTimer } from "../../publish/engine.ts";
import { isIdle } from "../../publish/idle.ts";
import { type News, Newsreader, newsOf } from "../../publish/news.ts";
import type { RunResult } from "../../publish/publish.ts";
import { watch } from "../../publish/watch.ts";
import { UnusableWorkspace } from "../../publish/work.ts";
import { jsonText } from "../../system/text/json.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../frame/exit-codes.ts";
import { watchFolders } from "../preview/watch-folders.ts";
import { placeToWrite } from "../workspace/ledger.ts";
import { publishOnce, type Round } from "./publish-round.ts";

type Line =
  | Exclude<News, { type: "problem" }>
  | ({ readonly type: "problem" } & ReturnType<typeof problemToJson>)
  | { readonly type: "started" | "stopped" }
  | { readonly type: "next"; readonly nextAt: string | null };

/** One line an event: an object for log collectors, or words. */
function say({ output, format, realClock }: Context, line: Line): void {
  const at = realClock.now().toISOString();
  const { type, ...more } = line;
  if (format === "json") output.data(`${jsonText({ version: 1, type, at, ...more })}\n`);
  else
    output.data(`${printableLine([at, type, ...Object.values(more).filter((value) => value !== null)].join("  "))}\n`);
}

/** Resolves when files changed since it was last asked. */
function changesIn(folder: string): { changed(): Promise<void>; close(): void } {
  let waiting = Promise.withResolvers<void>();
  const watching = watchFolders(async () => waiting.resolve());
  watching.follow([folder]);
  return {
    async changed() {
      await waiting.promise;
      waiting = Promise.withResolvers<void>();
    },
    close: () => watching.close(),
  };
}

/** The earliest instant at which there is something to do. */
function nextOf({ turnsAt, report }: RunResult): Date | undefined {
  const instants = [...report.later.map(({ retryAt }) => Date.parse(retryAt)), ...(turnsAt ? [turnsAt.getTime()] : [])];
  return instants.length === 0 ? undefined : new Date(Math.min(...instants));
}

/** What went wrong with a round, as events; the next round tries again. */
function newsOfError(error: unknown): readonly News[] {
  if (error instanceof UnusableWorkspace) return error.problems.map((problem) => ({ type: "problem", problem }));
  const message = error instanceof Error ? error.message : String(error);
  const known = error instanceof LedgerError || error instanceof FaultError || error instanceof UsageError;
  return [{ type: "fault", message: known ? message : `campaign could not go on: ${message}` }];
}

export async function watchPublishing(context: Context, round: Round): Promise<ExitCode> {
  const { root, targets } = round;
  const place = placeToWrite(context, root);
  const reader = new Newsreader();
  const changes = changesIn(path.join(root, "campaigns"));
  let known: Date | undefined;
  let saidNext: string | null | undefined;
  let begun = false;

  function tell(news: readonly News[]): void {
    for (const each of reader.fresh(news)) {
      say(context, each.type === "problem" ? { type: "problem", ...problemToJson(each.problem) } : each);
    }
  }

  /** As at the start of a run of cron: a file untouched and nothing due costs one question to the ledger. */
  function nothingToDo(): boolean {
    if (place.kind !== "sqlite" || targets.length > 0) return false;
    const { version: programVersion } = packageJson;
    return isIdle({ root, ledgerPath: place.file, now: context.clock.now(), programVersion });
  }

  async function once(): Promise<Date | undefined> {
    if (nothingToDo()) return known !== undefined && known > context.clock.now() ? known : undefined;
    try {
      round.stages.forget();
      const { result } = await publishOnce(context, round, (done) => tell(newsOf(done.report, done.faults)));
      known = nextOf(result);
    } catch (error) {
      // A slip in the command line stands there for ever: it is said at the start, not tried again each minute.
      if (!begun && error instanceof UsageError) throw error;
      tell(newsOfError(error));
      known = undefined;
    }
    begun = true;
    const nextAt = known?.toISOString() ?? null;
    if (nextAt !== saidNext) say(context, { type: "next", nextAt });
    saidNext = nextAt;
    return known;
  }

  say(context, { type: "started" });
  try {
    const now = () => context.clock.now();
    await watch({ now, timer: realTimer, signal: context.signal, round: once, changed: changes.changed });
  } finally {
    changes.close();
    say(context, { type: "stopped" });
  }
  return exitCodes.ok;
}
