import { campaignOf, postOf } from "../../ledger/rows.ts";
import { pause } from "../../publish/person/pause.ts";
import { meantBy, type RecalledDelivery, recall } from "../../publish/person/recall.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { engineOf } from "./acting.ts";
import { pauseFileAt } from "./pause.ts";
import { knownDeliveries, type PersonWorld, printJson, refuseUnknown, withLedger } from "./person.ts";

/** Deletes what was published and stops what is left; exit 3 when something could not be deleted. */
export async function runRecall(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const reason = textFlag(flags, "reason")?.trim() ?? "";
  if (targets.length === 0)
    throw new UsageError("Say what to recall: a delivery, a post (campaign/post) or a campaign.");
  if (reason === "") throw new UsageError("Say why with --reason: it stays in the record.");
  return withLedger(context, { verb: "recall", makes: true }, async (world) => {
    const known = await knownDeliveries(world);
    const ids = new Set(targets.flatMap((target) => meant(target, known)));
    for (const target of targets) if (!target.includes("/")) await pauseCampaign(context, world, target, reason);
    const { deliveries, faults } = await recall(engineOf(context, world), [...ids], reason);
    tell(context, deliveries);
    for (const fault of faults) context.output.warn(fault);
    if (faults.length > 0) return exitCodes.fault;
    const open = deliveries.some(({ outcome }) => outcome.kind === "later" || outcome.kind === "undeleted");
    return open ? exitCodes.person : exitCodes.ok;
  });
}

function meant(target: string, known: ReadonlySet<string>): readonly string[] {
  const found = meantBy(target, known);
  if (found.length > 0) return found;
  const names = [...known].flatMap((id) => [id, postOf(id), campaignOf(id)]);
  throw refuseUnknown("delivery, post or campaign", target, new Set(names));
}

/** What is added to the file later must not go out either. */
async function pauseCampaign(context: Context, world: PersonWorld, id: string, why: string): Promise<void> {
  const file = world.place.kind === "sqlite" ? pauseFileAt(world.root) : undefined;
  const entry = { scope: { kind: "campaign", id }, reason: `Recalled: ${why}`, exceptCritical: false } as const;
  const { fileNote } = await pause({ ledger: world.ledger, file, now: context.clock.now() }, entry);
  if (fileNote !== undefined) context.output.warn(fileNote);
  context.output.say(`Paused campaign ${id}. \`campaign resume --campaign ${id}\` ends that.`);
}

function tell(context: Context, done: readonly RecalledDelivery[]): void {
  const of = <K extends RecalledDelivery["outcome"]["kind"]>(kind: K) =>
    done.flatMap(({ id, url, outcome }) =>
      outcome.kind === kind ? { id, url: url ?? null, reason: "reason" in outcome ? outcome.reason : null } : [],
    );
  const [recalled, stopped, later, undeleted] = [of("recalled"), of("stopped"), of("later"), of("undeleted")];
  if (context.format === "json") {
    printJson(context, {
      recalled: recalled.map(({ id, url }) => ({ id, url })),
      stopped: stopped.map(({ id }) => ({ id })),
      later: later.map(({ id, reason }) => ({ id, reason })),
      undeleted,
    });
  }
  const { say, warn } = context.output;
  for (const { id, url } of recalled) say(`${id} was deleted${url === null ? "" : ` (it was at ${url})`}.`);
  for (const { id } of stopped) say(`${id} had not gone out, and will not.`);
  if (recalled.length + stopped.length > 0) {
    say(
      "What is recalled never goes out again. To say it right, give the corrected post a new id in its file: the recalled words count in no check any more.",
    );
  }
  for (const { id, reason } of later)
    warn(`${id} is not deleted yet: ${reason} It goes no further, and each \`campaign publish\` tries again.`);
  for (const { id, url, reason } of undeleted)
    warn(`${id} COULD NOT BE DELETED: ${reason}${url === null ? "" : ` Delete it by hand: ${url}`}`);
}
