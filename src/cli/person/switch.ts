import path from "node:path";
import { minuteText } from "../../calendar/local-time.ts";
import { readWorkspaceFile } from "../../campaign/file/read-file.ts";
import { setSwitch } from "../../campaign/file/set-switch.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { isOpen } from "../../ledger/rows.ts";
import { permitWhenDue } from "../../pipeline/permitted.ts";
import type { Rendered } from "../../render/rendered.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../frame/exit-codes.ts";
import { type Look, lookOnce } from "../workspace/look.ts";
import { workspaceRoot } from "../workspace/prepared.ts";
import { printJson } from "./person.ts";

/** Sets a switch in its campaign's file, and says what goes out now and what does not; exit 3 when something of it waits for a person. */
export async function runSwitch(context: Context, words: readonly string[]): Promise<ExitCode> {
  const [target, name, position, ...more] = words;
  if (target === undefined || more.length > 0) {
    throw new UsageError("Say the campaign, its switch and the position: `campaign switch ceaday-2027 launch full`.");
  }
  const root = workspaceRoot(context);
  const before = await lookOnce(context, root, [target], { drafts: true });
  const file = fileIn(before, target);
  if (name === undefined || position === undefined) return list(context, before, { file, name });
  const read = readWorkspaceFile(root, file);
  if (read.kind !== "text") throw new FaultError(`${file} cannot be read.`);
  const done = setSwitch(read.text, name, position);
  switch (done.kind) {
    case "no-switch":
      throw new UsageError(
        `${file} has no switch "${name}". ${didYouMean(name, done.known) ?? switchesText(done.known)}`,
      );
    case "no-position":
      throw new UsageError(
        `"${position}" is no position of ${name}. ${didYouMean(position, done.known) ?? `It may be ${done.known.join(", ")}.`}`,
      );
    case "not-editable":
      throw new UsageError(
        `${file} is written so that this program does not edit it. Write \`is: ${position}\` there yourself.`,
      );
    case "same":
      context.output.say(`${name} is ${position} already.`);
      return exitCodes.ok;
    default:
      writeFileAtomically(path.join(root, file), done.text);
      return tell(context, { root, target, file, name, position, was: done.was, before });
  }
}

function switchesText(known: readonly string[]): string {
  return known.length === 0 ? "It has none: docs/campaign-file.md shows how." : `It has ${known.join(", ")}.`;
}

/** Of a file that has errors too: what is on fire is put out first. */
function fileIn({ prepared: { selected, unusable } }: Look, target: string): string {
  const files = [...selected.map(({ campaign }) => campaign.source.file), ...unusable.map(({ file }) => file)].filter(
    (file) => file !== "campaigns/accounts.yaml",
  );
  const [file, another] = files;
  if (file === undefined || another !== undefined) throw new UsageError(`"${target}" is not one campaign here.`);
  return file;
}

function list(
  context: Context,
  { prepared }: Look,
  { file, name }: { readonly file: string; readonly name: string | undefined },
): ExitCode {
  const campaign = prepared.selected[0]?.campaign;
  if (campaign === undefined) throw new UsageError(`${file} has errors. \`campaign validate\` lists them.`);
  const all = [...(campaign.switches ?? [])].filter(([id]) => name === undefined || id === name);
  if (name !== undefined && all.length === 0) {
    const known = [...(campaign.switches ?? new Map()).keys()];
    throw new UsageError(`${file} has no switch "${name}". ${didYouMean(name, known) ?? switchesText(known)}`);
  }
  if (context.format === "json") printJson(context, { campaign: campaign.id, file, switches: Object.fromEntries(all) });
  else for (const [id, { is, mayBe }] of all) context.output.data(`${id} is ${is} (may be ${mayBe.join(", ")})\n`);
  if (all.length === 0) context.output.say(`${campaign.id} has no switches.`);
  return exitCodes.ok;
}

interface Done {
  readonly root: string;
  readonly target: string;
  readonly file: string;
  readonly name: string;
  readonly position: string;
  readonly was: string;
  readonly before: Look;
}

async function tell(context: Context, done: Done): Promise<ExitCode> {
  const { root, target, file, name, position, was, before } = done;
  const after = await lookOnce(context, root, [target], { drafts: true });
  const [then, now] = [goingIn(before), goingIn(after)];
  const begins = [...now.values()].filter(({ delivery }) => !then.has(delivery.id));
  const ends = [...then.values()].filter(({ delivery }) => !now.has(delivery.id));
  const states = new Map(before.rows.map(({ delivery, state }) => [delivery, state]));
  const isOut = ({ delivery: { id } }: Rendered) =>
    !isOpen(states.get(id) ?? "planned") && states.get(id) !== "skipped";
  const out = ends.filter(isOut).map(({ delivery: { id } }) => ({ id, state: states.get(id) ?? "planned" }));
  const waiting = begins.flatMap((each) => {
    const { id, dueAt, late, campaign } = each.delivery;
    const [refusal] = permitWhenDue(after.prepared, each).refusals;
    const isPast = dueAt.getTime() + late < context.clock.now().getTime();
    if (isPast) return [{ id, reason: `It was due on ${minuteText(dueAt, campaign.timezone)}, and is not sent late.` }];
    return refusal === undefined ? [] : [{ id, reason: refusal.reason }];
  });
  const ids = (some: readonly Rendered[]) => some.map(({ delivery }) => delivery.id);
  if (context.format === "json") {
    const counts = { goesOut: ids(begins), staysBack: ids(ends), out, waiting };
    printJson(context, { campaign: target, switch: name, was, is: position, file, ...counts });
  }
  const { say, warn } = context.output;
  say(`${name} is ${position} now, was ${was} (${file}). Publishers with a copy of their own need this file too.`);
  saySome(say, "Goes out now", ids(begins));
  saySome(say, "Goes out no more", ids(ends.filter((each) => !isOut(each))));
  for (const { id, state } of out)
    warn(`${printableLine(id)} is ${state} already: \`campaign recall ${id}\` takes it down.`);
  for (const { id, reason } of waiting) warn(`${printableLine(id)}: ${printableLine(reason)}`);
  if (after.prepared.unusable.length > 0)
    warn(`${file} has errors, so nothing of it goes out. \`campaign validate\` lists them.`);
  return out.length + waiting.length > 0 ? exitCodes.person : exitCodes.ok;
}

function goingIn({ prepared }: Look): ReadonlyMap<string, Rendered> {
  return new Map(
    prepared.selected.flatMap(({ rendered }) => rendered.map((each) => [each.delivery.id, each] as const)),
  );
}

function saySome(say: (text: string) => void, head: string, ids: readonly string[]): void {
  if (ids.length > 0) say(`${head}: ${ids.map(printableLine).join(", ")}`);
}
