/** The stages as the publisher calls them: read the files, then make the messages of what is due. */
import { createHash } from "node:crypto";
import path from "node:path";
import type { UnusableFile } from "../campaign/model.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Source } from "../diagnostics/source.ts";
import { deliveriesOf } from "../diagnostics/unique.ts";
import type { Message } from "../networks/network.ts";
import type { Delivery } from "../plan/delivery.ts";
import { identityOfFiles } from "../publish/idle.ts";
import { type Ready, type Stages, UnusableWorkspace, type Work } from "../publish/work.ts";
import type { Fitter } from "../render/images/fit.ts";
import { fitMessage } from "../render/message.ts";
import { fileIdentity } from "../system/file-identity.ts";
import { asOnDisk } from "../system/written-path.ts";
import type { Context } from "./context.ts";
import { checkStaged, fitterFor, type Prepared, prepare, type Staged } from "./pipeline.ts";

export interface OpenStages extends Stages {
  /** The files as they were last read, for code frames. */
  sources(): ReadonlyMap<string, Source>;
  /** What the last `read` saw, rendered. */
  prepared(): Prepared | undefined;
  /** The next `read` reads everything, what servers told of themselves too: a round of --watch begins. */
  forget(): void;
  close(): Promise<void>;
}

const isError = (problem: Problem) => problem.severity === "error";

/** Problems of a campaign that are not one delivery's: what they concern is missing from the plan, or all of it. */
function wholeProblems(staged: Staged): readonly Problem[] {
  return staged.problems.filter((problem) => isError(problem) && deliveriesOf(problem).length === 0);
}

/** A campaign whose day nobody has confirmed is as good as a file that does not load. */
function blockedFile({ campaign }: Staged): UnusableFile {
  return { file: campaign.source.file, campaign: campaign.id };
}

/** Whoever keeps line ends otherwise has the same files all the same. */
function versionOf({ sources }: Prepared): string {
  const texts = [...sources].map(([file, { text }]) => [file, text.replaceAll("\r\n", "\n")]);
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}

function picturesOf({ root, all }: Prepared): ReadonlySet<string> {
  const assets = all.flatMap(({ campaign }) => [...campaign.assets.values()]);
  return new Set(assets.map(({ file }) => asOnDisk(root, path.resolve(root, file))));
}

function workOf(prepared: Prepared, targets: readonly string[]): Work {
  const { workspace, selected, unusable, loadProblems } = prepared;
  if (workspace === undefined) {
    throw new UnusableWorkspace(loadProblems.filter(isError));
  }
  const usable = selected.filter(({ plan }) => !plan.blocked);
  return {
    workspace,
    version: versionOf(prepared),
    deliveries: usable
      .flatMap((staged) => staged.plan.deliveries)
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1)),
    unusable: [...unusable, ...selected.filter(({ plan }) => plan.blocked).map(blockedFile)],
    partial: new Set(usable.filter(({ plan }) => plan.partial).map(({ campaign }) => campaign.id)),
    problems: [...loadProblems.filter(isError), ...selected.flatMap(wholeProblems)],
    ...(targets.length === 0 ? {} : { only: new Set(selected.map((staged) => staged.campaign.id)) }),
  };
}

interface World {
  readonly prepared: Prepared;
  readonly fitter: Fitter;
  readonly root: string;
  readonly now: Date;
  readonly holdsSecret: (text: string) => boolean;
}

/** Every word that would go out. */
function wordsOf({ parts }: Message): readonly string[] {
  return parts.flatMap(({ text, contentWarning = "", card, images }) => [
    text,
    contentWarning,
    ...(card === undefined ? [] : [card.url, card.title, card.description, card.image?.alt ?? ""]),
    ...images.map(({ alt }) => alt),
  ]);
}

/** Whatever it looks like: only this machine knows it, so `validate` elsewhere could not tell. */
function ownSecret(delivery: Delivery): Problem {
  return {
    code: "secret-in-file",
    severity: "error",
    message: "This would print a password or token that this machine has in its environment.",
    help: "Take it out, and change it where it was made, since it stays in the history of the file.",
    place: delivery.campaign.source.place(delivery.path),
    delivery: delivery.id,
    confidential: true,
  };
}

/** Renders, checks and fits some deliveries of one campaign. */
async function readyOf(staged: Staged, ids: ReadonlySet<string>, world: World): Promise<readonly Ready[]> {
  const { prepared, fitter, root, now, holdsSecret } = world;
  const rendered = staged.rendered.filter((each) => ids.has(each.delivery.id));
  const { workspace } = prepared;
  if (workspace === undefined || rendered.length === 0) return [];
  const checked = await checkStaged({
    staged,
    rendered,
    all: prepared.all,
    over: prepared.over,
    workspace,
    fitter,
    now,
  });
  const errors = [...staged.problems, ...checked].filter(isError);
  return Promise.all(
    rendered.map(async (each): Promise<Ready> => {
      const problems = errors.filter((problem) => deliveriesOf(problem).includes(each.delivery.id));
      if (problems.length > 0) return { delivery: each.delivery, problems };
      const fitted = await fitMessage(each, fitter, root);
      if (!fitted.ok) return { delivery: each.delivery, problems: fitted.problems };
      return wordsOf(fitted.message).some(holdsSecret)
        ? { delivery: each.delivery, problems: [ownSecret(each.delivery)] }
        : { delivery: each.delivery, message: fitted.message };
    }),
  );
}

interface Reading {
  readonly prepared: Prepared;
  /** Of the files before they were read. */
  readonly identity: string;
  readonly pictures: readonly (readonly [file: string, identity: string])[];
  /** Read so soon after a change that a second one might not show in a file's times. */
  readonly fresh: boolean;
  readonly work: Work | UnusableWorkspace;
}

/** Milliseconds within which two changes may leave a file with the same times. */
const grain = 100;
/** A file that is being written while it is read is read again. */
const tries = 3;

async function readOnce(context: Context, root: string, targets: readonly string[]): Promise<Reading> {
  for (let attempt = 1; ; attempt += 1) {
    const identity = identityOfFiles(root);
    const startedAt = context.realClock.now().getTime();
    const prepared = await prepare(context, root, targets);
    if (identityOfFiles(root) !== identity && attempt < tries) continue;
    const pictures = [...picturesOf(prepared)].map((file) => [file, fileIdentity(file, "target")] as const);
    const fresh = lastChange(identity) > startedAt - grain;
    return { prepared, identity, pictures, fresh, work: workOrFault(prepared, targets) };
  }
}

/** Milliseconds since 1970, of the file that changed last. */
function lastChange(identity: string): number {
  const times = identity.split("\n").flatMap((line) => line.split(" ").slice(-3, -1));
  return times.reduce((latest, time) => Math.max(latest, Number(time) / 1e6 || 0), 0);
}

function workOrFault(prepared: Prepared, targets: readonly string[]): Work | UnusableWorkspace {
  try {
    return workOf(prepared, targets);
  } catch (error) {
    if (error instanceof UnusableWorkspace) return error;
    throw error;
  }
}

/** Whether the disk still has what was read. */
function isUnchanged({ identity, pictures, fresh }: Reading, root: string): boolean {
  return (
    !fresh &&
    identity === identityOfFiles(root) &&
    pictures.every(([file, was]) => fileIdentity(file, "target") === was)
  );
}

/** The same files, however often they were saved: then what was made of them stays as it is. */
function isSame(before: Reading, now: Reading): boolean {
  const { work: a } = before;
  const { work: b } = now;
  if (a instanceof UnusableWorkspace || b instanceof UnusableWorkspace) return false;
  return a.version === b.version && JSON.stringify(before.pictures) === JSON.stringify(now.pictures);
}

export function stagesFor(context: Context, root: string, targets: readonly string[]): OpenStages {
  const fitter = fitterFor(context, root);
  const origin = new WeakMap<Delivery, Prepared>();
  let reading: Reading | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function readNow(): Promise<Work> {
    if (reading === undefined || !isUnchanged(reading, root)) {
      const now = await readOnce(context, root, targets);
      reading =
        reading !== undefined && isSame(reading, now)
          ? { ...now, prepared: reading.prepared, work: reading.work }
          : now;
    }
    const { work, prepared } = reading;
    if (work instanceof UnusableWorkspace) throw work;
    for (const delivery of work.deliveries) origin.set(delivery, prepared);
    return work;
  }

  return {
    read() {
      // One after the other: accounts that run at once share what was read.
      const next = turn.then(readNow);
      turn = next.catch(() => undefined);
      return next;
    },
    async messages(deliveries: readonly Delivery[], now: Date) {
      const groups = Map.groupBy(deliveries, (delivery) => origin.get(delivery));
      const made = await Promise.all(
        [...groups].map(async ([prepared, some]) => {
          if (prepared === undefined) return [];
          const ids = new Set(some.map((delivery) => delivery.id));
          const world = { prepared, fitter, root, now, holdsSecret: context.holdsSecret };
          return (await Promise.all(prepared.selected.map((staged) => readyOf(staged, ids, world)))).flat();
        }),
      );
      const byDelivery = new Map(made.flat().map((ready) => [ready.delivery, ready]));
      return deliveries.map((delivery) => byDelivery.get(delivery) ?? { delivery, problems: [] });
    },
    sources: () => reading?.prepared.sources ?? new Map(),
    prepared: () => reading?.prepared,
    forget() {
      reading = undefined;
    },
    close: () => fitter.close(),
  };
}
