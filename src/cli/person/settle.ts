import { minuteText } from "../../calendar/local-time.ts";
import { unsettled } from "../../ledger/ledger.ts";
import { networkOf } from "../../networks/registry.ts";
import { eventMeanings } from "../../preview/event-meanings.ts";
import { type Decision, settle } from "../../publish/person/settle.ts";
import { type Story, storyOf } from "../../publish/person/story.ts";
import { done } from "../../publish/sharing/said-done.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { actOn, printRow } from "./acting.ts";
import { oneDelivery, printJson } from "./person.ts";

/** As mails and documents wrap an address, and as people end a word. */
const wrapped = /^(?:<(.*)>|["“](.*)["”]|['‘](.*)['’])$/;

function asSaid(written: string): string {
  const said =
    wrapped
      .exec(written)
      ?.slice(1)
      .find((each) => each !== undefined) ?? written;
  return said.toLowerCase().replace(/[.!]+$/, "") === done ? done : said.trim();
}

function decisionOf(flags: Flags): Decision | undefined {
  const said = textFlag(flags, "sent")?.trim();
  const url = said === undefined ? undefined : asSaid(said);
  const given: Decision[] = [
    ...(url === undefined ? [] : [{ kind: "sent", url } as const]),
    ...(flags.notSent === true ? [{ kind: "not-sent" } as const] : []),
    ...(flags.skip === true ? [{ kind: "skip" } as const] : []),
  ];
  if (given.length > 1) throw new UsageError("Decide one thing: --sent URL, --not-sent or --skip.");
  return given[0];
}

/** A person decides what became of a delivery; without a decision, tells what is known of it. */
export async function runSettle(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const delivery = oneDelivery(targets, "settle");
  const decision = decisionOf(flags);
  const acting = { verb: "settle", makes: false, delivery };
  if (decision === undefined) {
    const { state } = await actOn(context, acting, async (engine, one) => {
      const story = await storyOf(engine, one);
      tell(context, one, story);
      return story;
    });
    return unsettled.includes(state) ? exitCodes.person : exitCodes.ok;
  }
  const row = await actOn(context, acting, (engine, one) =>
    settle(engine, {
      delivery: one,
      decision,
      reason: textFlag(flags, "reason") ?? `A person settled it: ${decision.kind}.`,
      receiptOf: (account, url) => networkOf(account.network).receiptOf?.(url, account),
      authorIn: (account, url) => networkOf(account.network).authorIn?.(url, account),
    }),
  );
  printRow(context, row);
  return exitCodes.ok;
}

function tell(context: Context, delivery: string, { events, network, state, sent }: Story): void {
  if (context.format === "json") {
    const steps = events.map(({ at, event, to, reason }) => ({
      at: at.toISOString(),
      event,
      state: to ?? null,
      reason: reason ?? null,
    }));
    printJson(context, { story: { id: delivery, events: steps, network } });
    return;
  }
  for (const { at, event, reason } of events) {
    context.output.data(`${minuteText(at)}  ${event}${reason === undefined ? "" : `: ${reason}`}\n`);
  }
  for (const meaning of eventMeanings(events.map(({ event }) => event))) context.output.say(meaning);
  context.output.data(`${network}\n`);
  if (unsettled.includes(state)) {
    const settle = `\`campaign settle ${delivery}`;
    const there =
      sent === undefined ? "Decide:" : `Look at the account, then decide. It is there: ${settle} --sent ${sent}\`.`;
    context.output.say(
      `${there} It is not${sent === undefined ? " there" : ""}: ${settle} --not-sent\`. It shall never go out: ${settle} --skip\`.`,
    );
  } else context.output.say(`It is ${state}: there is nothing to decide.`);
}
