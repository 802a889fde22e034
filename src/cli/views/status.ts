import { isError } from "../../diagnostics/problem.ts";
import { campaignOf } from "../../ledger/rows.ts";
import type { Permit } from "../../permission/permit.ts";
import { packsWith, packsWithdrawn, withdrawnWords } from "../../pipeline/permits/packs-out.ts";
import { outWithoutConsent } from "../../pipeline/permits/pictures-out.ts";
import { permitWhenDue } from "../../pipeline/permitted.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { statusText } from "../../preview/status-text.ts";
import { shownDelivery } from "../../preview/went-out.ts";
import { saidSent } from "../../publish/sharing/said-done.ts";
import { needsPerson, statusOf } from "../../publish/standing/status.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes } from "../frame/exit-codes.ts";
import type { Flags } from "../frame/flags.ts";
import { printLines } from "../frame/print-lines.ts";
import { deliveriesWith, sayElsewhere, sayStillOut, wantedPictures } from "../workspace/asked-pictures.ts";
import { lookOnce } from "../workspace/look.ts";
import { workspaceRoot } from "../workspace/prepared.ts";
import { sayStops } from "../workspace/stops.ts";

/** Every delivery with what became of it; exit 3 when one needs a person, or a restored ledger does. */
export async function runStatus(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const wanted = wantedPictures(flags);
  const { prepared, standingOf, stops, rows, out, packs, restored } = await lookOnce(context, root, targets, {
    pictures: ({ consents }) => wanted !== undefined || consents.known.size > 0,
  });
  sayStops(context, stops);
  const chosen = new Set(prepared.selected.map((staged) => staged.campaign.id));
  const shown = targets.length === 0 ? rows : rows.filter((row) => chosen.has(campaignOf(row.delivery)));
  const deliveries = prepared.selected.flatMap((staged) => staged.plan.deliveries);
  const all = statusOf(deliveries, shown, { now: context.clock.now(), permitOf: permitsIn(prepared) });
  const showing = wanted && new Set(deliveriesWith(prepared, { out, packs }, wanted));
  const entries = showing === undefined ? all : all.filter(({ id }) => showing.has(id));
  const listed = new Set(entries.map(({ id }) => id));
  const stillOut = outWithoutConsent(prepared, out, context.clock.now()).filter(({ id }) => listed.has(id));
  const handed = wanted === undefined ? [] : packsWith(prepared, packs, wanted);
  const withdrawn = wanted === undefined ? packsWithdrawn(prepared, packs) : [];
  const inTargets = withdrawn.filter(({ campaign }) => targets.length === 0 || chosen.has(campaign));
  if (context.format === "json") {
    const shownPacks = wanted === undefined ? inTargets : handed;
    context.output.data(`${jsonText({ version: 1, deliveries: entries, stillOut, packs: shownPacks }, 2)}\n`);
  } else {
    const rendered = new Map(
      prepared.selected
        .flatMap((staged) => staged.rendered)
        .map((each) => [each.delivery.id, shownDelivery(each, standingOf(each.delivery)).rendered]),
    );
    const zones = new Map(prepared.selected.map(({ campaign }) => [campaign.id, campaign.timezone]));
    const known = new Map(deliveries.map((each) => [each.id, each]));
    const view = {
      now: context.clock.now(),
      zoneOf: (id: string) => zones.get(campaignOf(id)),
      wordsOf: (id: string) => rendered.get(id)?.parts[0]?.text,
      sentOf: (id: string) => saidSent(known.get(id)?.account, known.get(id)?.share !== undefined),
    };
    printLines(context.output, statusText(entries, view));
    if (entries.length === 0) context.output.say("There are no deliveries.");
  }
  sayStillOut(context, stillOut);
  if (wanted !== undefined) sayElsewhere(context, handed);
  for (const { message, help } of inTargets.map(withdrawnWords)) context.output.warn(`IN A PACK: ${message} ${help}`);
  if (restored || stillOut.length > 0 || entries.some(needsPerson)) return exitCodes.person;
  const unreadable = prepared.loadProblems.some(isError);
  if (unreadable)
    context.output.warn(
      "Some files have errors, so posts may be missing here or held back. `campaign validate` says which.",
    );
  return unreadable ? exitCodes.problems : exitCodes.ok;
}

function permitsIn(prepared: Prepared): (delivery: string) => Permit | undefined {
  const permits = new Map(
    prepared.selected.flatMap(({ rendered }) =>
      rendered.map((each) => [each.delivery.id, permitWhenDue(prepared, each)] as const),
    ),
  );
  return (delivery) => permits.get(delivery);
}
