/** The stages as the publisher calls them: read the files, then make the messages of what is due. */

import { createHash } from "node:crypto";
import path from "node:path";
import type { UnusableFile } from "../campaign/model.ts";
import { isError, type Problem } from "../diagnostics/problem.ts";
import type { Source } from "../diagnostics/source.ts";
import { deliveriesOf, uniqueProblems } from "../diagnostics/unique.ts";
import type { Fitter } from "../images/fit.ts";
import type { Said } from "../ledger/ledger.ts";
import { withdrawalsIn } from "../permission/approval/withdrawal.ts";
import type { Delivery } from "../plan/delivery.ts";
import { byInstantThenId } from "../plan/plan.ts";
import { identityOfFiles, identityOfPacks } from "../publish/idle.ts";
import { deliveryIn, type Stages, UnusableWorkspace, type Work } from "../publish/work.ts";
import { type Rendered, readerParts } from "../render/rendered.ts";
import { fileIdentity } from "../system/files/file-identity.ts";
import { asOnDisk } from "../system/files/written-path.ts";
import { unwatched, type Watch } from "../system/steps.ts";
import { readyOf } from "./messages.ts";
import { consentsNow } from "./permits/consents-now.ts";
import { termsIn } from "./permitted.ts";
import type { Prepared } from "./prepare.ts";
import type { Staged } from "./stage.ts";

export interface OpenStages extends Stages {
  /** The files as they were last read, for code frames. */
  sources(): ReadonlyMap<string, Source>;
  /** What the last `read` saw, rendered. */
  prepared(): Prepared | undefined;
  /** The next `read` reads everything, what servers told of themselves too: a round of --watch begins. */
  forget(): void;
  /** For an idle run: what the files and packs were that the last `read` saw; undefined where that is not sure. */
  identity(): string | undefined;
  close(): Promise<void>;
}

export interface Wiring {
  readonly root: string;
  /** Load, plan and render, as the files are now. What it throws, `read` throws. */
  readonly prepare: () => Promise<Prepared>;
  /** Closed with the stages. */
  readonly fitter: Fitter;
  readonly realNow: () => Date;
  /** The name of the variable of this machine's environment whose secret stands in a text. */
  readonly secretIn: (text: string) => string | undefined;
  /** Sees each message that is made. */
  readonly watch?: Watch;
}

/** Problems of a campaign that are not one delivery's: what they concern is missing from the plan, or all of it. */
function wholeProblems(staged: Staged): readonly Problem[] {
  return staged.problems.filter((problem) => isError(problem) && deliveriesOf(problem).length === 0);
}

/** A campaign whose day nobody has confirmed is as good as a file that does not load. */
function blockedFile({ campaign }: Staged): UnusableFile {
  return { file: campaign.source.file, campaign: campaign.id };
}

/** Whoever keeps line ends otherwise has the same files all the same. */
function versionOf({ sources, acts }: Prepared): string {
  const signatures = acts.flatMap(({ file, signed }) =>
    signed === undefined ? [] : [[`${file}.sig`, signed.signature]],
  );
  const texts = [...[...sources].map(([file, { text }]) => [file, text]), ...signatures].map(([file, text = ""]) => [
    file,
    text.replaceAll("\r\n", "\n"),
  ]);
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}

/** The packs that campaigns are based on, from the root. */
function packsOf({ from }: Prepared): readonly string[] {
  return [...new Set(from.files.campaigns.flatMap(({ pack }) => pack?.file ?? []))].toSorted();
}

/** Pictures, packs, and what is read from outside the workspace. Absolute. */
function besidesOf(prepared: Prepared): ReadonlySet<string> {
  const { root, all, approvers } = prepared;
  const assets = all.flatMap(({ campaign }) => [...campaign.assets.values()]);
  const pictures = assets.flatMap(({ file, poster }) =>
    [file, ...(poster?.logo === undefined ? [] : [poster.logo])].map((each) =>
      asOnDisk(root, path.resolve(root, each)),
    ),
  );
  const packs = packsOf(prepared).map((file) => path.join(root, file));
  return new Set([...pictures, ...packs, ...(approvers.kind === "none" ? [] : [approvers.file])]);
}

function workOf(prepared: Prepared): Work {
  const { workspace, everything, selected, unusable, loadProblems, permits, periods, acts } = prepared;
  if (workspace === undefined) {
    throw new UnusableWorkspace(loadProblems.filter(isError));
  }
  const usable = selected.filter(({ plan }) => !plan.blocked);
  return {
    workspace,
    permits,
    periods,
    withdrawals: withdrawalsIn(acts.filter((act) => act.workspace === workspace.id)),
    ...(prepared.consents.readable && { consents: consentsNow(prepared) }),
    version: versionOf(prepared),
    deliveries: usable.flatMap((staged) => staged.plan.deliveries).toSorted(byInstantThenId),
    unusable: [...unusable, ...selected.filter(({ plan }) => plan.blocked).map(blockedFile)],
    partial: new Set(usable.filter(({ plan }) => plan.partial).map(({ campaign }) => campaign.id)),
    problems: uniqueProblems([...loadProblems.filter(isError), ...selected.flatMap(wholeProblems)]),
    ...(everything ? {} : { only: new Set(selected.map((staged) => staged.campaign.id)) }),
  };
}

/** What a delivery was read as: found without a walk along all others, since each is asked for when it goes out. */
interface Origin {
  readonly prepared: Prepared;
  readonly staged: Staged;
  readonly rendered: Rendered;
  /** In which order they stand in the file. */
  readonly index: number;
}

function saidOf({ prepared, rendered }: Origin): Said {
  return { digest: termsIn(prepared, rendered).digest, words: readerParts(rendered).map(({ text }) => text) };
}

interface Reading {
  readonly prepared: Prepared;
  /** Of the files before they were read. */
  readonly identity: string;
  /** With that of the packs, known once they were read; undefined where one was changed just then. */
  readonly withPacks: string | undefined;
  readonly besides: readonly (readonly [file: string, identity: string])[];
  /** Read so soon after a change that a second one might not show in a file's times. */
  readonly fresh: boolean;
  readonly work: Work | UnusableWorkspace;
}

/** Milliseconds within which two changes may leave a file with the same times. */
const grain = 100;
/** A file that is being written while it is read is read again. */
const tries = 3;

async function readOnce({ root, realNow, prepare }: Wiring): Promise<Reading> {
  for (let attempt = 1; ; attempt += 1) {
    const identity = identityOfFiles(root);
    const startedAt = realNow().getTime();
    const prepared = await prepare();
    if (identityOfFiles(root) !== identity && attempt < tries) continue;
    const besides = [...besidesOf(prepared)].map((file) => [file, fileIdentity(file, "target")] as const);
    const packs = identityOfPacks(root, packsOf(prepared));
    const isFresh = (files: string) => lastChange(files) > startedAt - grain;
    const withPacks = isFresh(packs) ? undefined : `${identity}${packs}`;
    const fresh = withPacks === undefined || isFresh(identity);
    return { prepared, identity, withPacks, besides, fresh, work: workOrFault(prepared) };
  }
}

/** Milliseconds since 1970, of the file that changed last. */
function lastChange(identity: string): number {
  const times = identity.split("\n").flatMap((line) => line.split(" ").slice(-3, -1));
  return times.reduce((latest, time) => Math.max(latest, Number(time) / 1e6 || 0), 0);
}

function workOrFault(prepared: Prepared): Work | UnusableWorkspace {
  try {
    return workOf(prepared);
  } catch (error) {
    if (error instanceof UnusableWorkspace) return error;
    throw error;
  }
}

/** Whether the disk still has what was read. */
function isUnchanged({ identity, besides, fresh }: Reading, root: string): boolean {
  return (
    !fresh && identity === identityOfFiles(root) && besides.every(([file, was]) => fileIdentity(file, "target") === was)
  );
}

/** The same files, however often they were saved: then what was made of them stays as it is. */
function isSame(before: Reading, now: Reading): boolean {
  const { work: a } = before;
  const { work: b } = now;
  if (a instanceof UnusableWorkspace || b instanceof UnusableWorkspace) return false;
  return a.version === b.version && JSON.stringify(before.besides) === JSON.stringify(now.besides);
}

export function openStages(wiring: Wiring): OpenStages {
  const { root, fitter, secretIn, watch = unwatched } = wiring;
  const origins = new WeakMap<Delivery, Origin>();
  let reading: Reading | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  function remember({ prepared, work }: Reading): void {
    if (work instanceof UnusableWorkspace) return;
    for (const staged of prepared.selected) {
      for (const [index, rendered] of staged.rendered.entries()) {
        const delivery = deliveryIn(work, rendered.delivery.id);
        if (delivery !== undefined) origins.set(delivery, { prepared, staged, rendered, index });
      }
    }
  }

  async function readNow(): Promise<Work> {
    if (reading === undefined || !isUnchanged(reading, root)) {
      const now = await readOnce(wiring);
      if (reading !== undefined && isSame(reading, now)) {
        reading = { ...now, prepared: reading.prepared, work: reading.work };
      } else {
        reading = now;
        remember(now);
      }
    }
    if (reading.work instanceof UnusableWorkspace) throw reading.work;
    return reading.work;
  }

  const originsOf = (deliveries: readonly Delivery[]) => deliveries.flatMap((delivery) => origins.get(delivery) ?? []);

  return {
    read() {
      // One after the other: accounts that run at once share what was read.
      const next = turn.then(readNow);
      turn = next.catch(() => undefined);
      return next;
    },
    async messages(deliveries: readonly Delivery[], now: Date) {
      const groups = Map.groupBy(originsOf(deliveries), ({ staged }) => staged);
      const steps = watch(deliveries.length);
      const world = { fitter, now, secretIn, made: steps.step };
      const made = await Promise.all(
        [...groups].map(([staged, some]) => {
          const rendered = some.toSorted((a, b) => a.index - b.index).map((each) => each.rendered);
          return some[0] === undefined ? [] : readyOf(staged, rendered, { ...world, prepared: some[0].prepared });
        }),
      ).finally(steps.end);
      const byDelivery = new Map(made.flat().map((ready) => [ready.delivery, ready]));
      return deliveries.map((delivery) => byDelivery.get(delivery) ?? { delivery, problems: [] });
    },
    says(deliveries) {
      return new Map(originsOf(deliveries).map((each) => [each.rendered.delivery.id, saidOf(each)]));
    },
    sources: () => reading?.prepared.sources ?? new Map(),
    prepared: () => reading?.prepared,
    identity: () => reading?.withPacks,
    forget() {
      reading = undefined;
    },
    close: () => fitter.close(),
  };
}
