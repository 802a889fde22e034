import { campaignOf, isOpen, postOf } from "../../ledger/rows.ts";
import { packsWith } from "../../pipeline/permits/packs-out.ts";
import { isWanted, outWithPictures, plannedWith, type WantedPictures } from "../../pipeline/permits/pictures-out.ts";
import { packsNoted } from "../../publish/judge/packs.ts";
import { pause } from "../../publish/person/pause.ts";
import { meantBy, type RecalledDelivery, recall } from "../../publish/person/recall.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { deliveriesOut, sayElsewhere, wantedPictures } from "../workspace/asked-pictures.ts";
import { engineOf } from "./acting.ts";
import { pauseFileAt } from "./pause.ts";
import { knownDeliveries, type PersonWorld, printJson, refuseUnknown, withLedger } from "./person.ts";

/** Deletes what was published and stops what is left; exit 3 when something could not be deleted. */
export async function runRecall(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const reason = textFlag(flags, "reason")?.trim() ?? "";
  const wanted = wantedPictures(flags);
  if (targets.length === 0 && wanted === undefined)
    throw new UsageError("Say what to recall: a delivery, a post (campaign/post), a campaign, --consent or --asset.");
  if (reason === "") throw new UsageError("Say why with --reason: it stays in the record.");
  return withLedger(context, { verb: "recall", makes: true }, async (world) => {
    const known = await knownDeliveries(world);
    const showing = wanted === undefined ? [] : await idsShowing(context, world, wanted);
    const ids = new Set([...targets.flatMap((target) => meant(target, known)), ...showing]);
    for (const target of targets) if (!target.includes("/")) await pauseCampaign(context, world, target, reason);
    const { deliveries, faults } = await recall(engineOf(context, world), [...ids], reason);
    tell(context, deliveries);
    for (const fault of faults) context.output.warn(fault);
    if (faults.length > 0) return exitCodes.fault;
    const open = deliveries.some(({ outcome }) => outcome.kind === "later" || outcome.kind === "undeleted");
    return open ? exitCodes.person : exitCodes.ok;
  });
}

/** What is out already: what is only planned is held by its consent, and goes on with another picture. */
async function idsShowing(context: Context, { stages, ledger }: PersonWorld, wanted: WantedPictures) {
  const prepared = stages.prepared();
  if (prepared === undefined) return [];
  const out = await outWithPictures(prepared, ledger);
  const packs = packsNoted(await ledger.events({ account: "" }));
  const ids = deliveriesOut(prepared, { out, packs }, wanted);
  const states = new Map((await ledger.rows()).map((row) => [row.delivery, row.state]));
  const planned = plannedWith(prepared, isWanted(prepared, wanted));
  const toCome = planned.filter((id) => isOpen(states.get(id) ?? "planned")).length;
  const { say, warn } = context.output;
  if (ids.length === 0) say("Nothing that is out shows it.");
  if (toCome > 0) warn(`${toCome === 1 ? "One post" : `${toCome} posts`} to come would show it: ${toDo(wanted)}`);
  sayElsewhere(context, packsWith(prepared, packs, wanted));
  return ids;
}

function toDo({ consent }: WantedPictures): string {
  return consent === undefined
    ? "give them another picture in their file."
    : `write \`withdrawn:\` beside ${consent} in campaigns/consents.yaml, which holds them, and give them another picture.`;
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
