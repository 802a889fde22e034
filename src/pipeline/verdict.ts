/**
 * What is said of a whole workspace, and whether it was said before of the very same: then nothing is parsed and
 * no rule is asked. Whatever it depends on is part of the key of what is kept, by its content, never by its times; pictures
 * are asked for again (they have a cache of their own), and the clock has a span within which every answer stays as it is.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { serialize } from "node:v8";
import { draftsAmong } from "../campaign/file/drafts.ts";
import { readFiles, type WorkspaceFiles } from "../campaign/file/workspace-files.ts";
import { nowAt } from "../check/now.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { NamedApprovers } from "../permission/signature/approvers.ts";
import { makeOwnFolder } from "../system/files/own-folders.ts";
import { programIdentity } from "../system/program-identity.ts";
import { ownFolder } from "../system/secrets/own-state.ts";
import { readSealed, writeSealed } from "../system/secrets/sealed.ts";
import type { Environment } from "../system/secrets/secrets.ts";
import { unwatched, type Watch } from "../system/steps.ts";
import type { Kept } from "./kept.ts";
import { pictureDigest } from "./permitted.ts";
import { type Asked, type Prepared, prepare } from "./prepare.ts";
import { allProblems, type Inspector } from "./problems.ts";
import type { UnknownTarget } from "./select.ts";

export interface Verdict {
  readonly files: WorkspaceFiles;
  readonly problems: readonly Problem[];
  readonly campaigns: number;
  readonly deliveries: number;
  /** It was said before of the very same, and nothing was checked again. */
  readonly isKept: boolean;
}

/** Where verdicts are kept, and what makes them ours. */
export interface VerdictIndex {
  readonly file: string;
  /** A key from outside of the tree. */
  readonly seal: Uint8Array;
  /** What the program is, by its content. */
  readonly program: string;
}

/** Undefined where nothing can be kept, or what was kept cannot be known as ours. */
export function verdictIndex(root: string, environment: Environment): VerdictIndex | undefined {
  const seal = ownFolder(root, environment)?.key;
  const program = programIdentity();
  if (seal === undefined || program === undefined) return undefined;
  return { file: path.join(root, ".campaign", "checked.json"), seal, program };
}

export interface Asking {
  readonly root: string;
  readonly cwd: string;
  readonly targets: readonly string[];
  readonly kept: Kept;
  readonly approvers: NamedApprovers;
  readonly fitter: Inspector;
  readonly now: Date;
  /** Absent: everything is read and checked. */
  readonly index?: VerdictIndex | undefined;
  /** Shows how far reading and checking have come. */
  readonly watch?: Watch;
}

type Said = Omit<Verdict, "files" | "isKept">;

interface Entry extends Said {
  /** Pictures that were asked for, by their absolute path, and what was told of all of them. */
  readonly pictures: readonly string[];
  readonly facts: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

/** Bytes: problems of a million posts. */
const mostOfEntry = 100_000_000;

function digest(value: unknown): string {
  // Unlike JSON it takes maps, sets and dates as they are, and throws for what it cannot take.
  return createHash("sha256").update(serialize(value)).digest("hex");
}

/** All that a verdict depends on but pictures and time: the machine's time zones and languages are its Node's. */
function keyOf(
  files: WorkspaceFiles,
  { kept, approvers }: Pick<Asking, "kept" | "approvers">,
  { program }: VerdictIndex,
): string {
  const { versions, platform, arch } = process;
  const locale = new Intl.DateTimeFormat().resolvedOptions();
  return digest([1, program, { ...versions }, platform, arch, { ...locale }, files, kept, approvers]);
}

/** Says of each picture what `fitter` says, and writes down which were asked for. */
function listening(fitter: Inspector): { readonly fitter: Inspector; asked(): Promise<readonly Answer[]> } {
  const answers = new Map<string, ReturnType<Inspector["inspect"]>>();
  return {
    fitter: {
      inspect(file, poster) {
        // Its words are in the files; its logo is asked for by itself.
        if (poster !== undefined) return fitter.inspect(file, poster);
        const answer = fitter.inspect(file);
        answers.set(file, answer);
        return answer;
      },
    },
    asked: () => Promise.all([...answers].toSorted().map(async ([file, answer]) => [file, await answer] as const)),
  };
}

type Answer = readonly [file: string, answer: Awaited<ReturnType<Inspector["inspect"]>>];

/** Approvals are given to a picture's own bytes, which may change while all that is told of it stays. */
function digestOfPictures(root: string, answers: readonly Answer[]): string {
  return digest(answers.map(([file, answer]) => [file, answer, pictureDigest(root, file)]));
}

async function keptVerdict(
  key: string,
  { root, index, fitter, now }: Pick<Asking, "root" | "index" | "fitter" | "now">,
): Promise<Said | undefined> {
  const text = index && readSealed(index.file, { seal: index.seal, name: key, limit: mostOfEntry });
  if (text === undefined) return undefined;
  const { pictures, facts, from, until, ...said } = JSON.parse(text) as Entry;
  if (now.getTime() < from || now.getTime() > until) return undefined;
  const answers = await Promise.all(pictures.map(async (file) => [file, await fitter.inspect(file)] as const));
  return digestOfPictures(root, answers) === facts ? said : undefined;
}

/** What checks say, and where that is kept. */
type Checking = Pick<Asking, "fitter" | "now" | "index" | "watch">;

/** As `verdictOn`, of what a view prepared for what else it shows. */
export async function problemsOf(prepared: Prepared, checking: Checking): Promise<readonly Problem[]> {
  const { root, from, approvers, everything } = prepared;
  const { index } = checking;
  const key = index === undefined || !everything ? undefined : keyOf(from.files, { kept: from.kept, approvers }, index);
  const known = key === undefined ? undefined : await keptVerdict(key, { root, ...checking });
  return (known ?? (await checked(prepared, key, checking))).problems;
}

async function checked(
  prepared: Prepared,
  key: string | undefined,
  { fitter, now, index, watch = unwatched }: Checking,
): Promise<Said> {
  const ears = listening(fitter);
  const moment = nowAt(now);
  const said = { problems: await allProblems(prepared, ears.fitter, moment, watch), ...counted(prepared) };
  if (index !== undefined && key !== undefined) {
    const answers = await ears.asked();
    const pictures = answers.map(([file]) => file);
    keep({ ...said, pictures, facts: digestOfPictures(prepared.root, answers), ...moment.holds() }, key, index);
  }
  return said;
}

/** Of all campaigns, or of those that `targets` names: these are checked again each time. */
export async function verdictOn(asking: Asking): Promise<Verdict | UnknownTarget> {
  const { root, cwd, targets, kept, approvers, index, watch = unwatched } = asking;
  const files = await readFiles(root, draftsAmong(targets, { root, cwd }));
  const key = index === undefined || targets.length > 0 ? undefined : keyOf(files, asking, index);
  const known = key === undefined ? undefined : await keptVerdict(key, asking);
  if (known !== undefined) return { files, ...known, isKept: true };
  const prepared = await prepare({ root, cwd, targets, kept, approvers, files, drafts: true, watch } satisfies Asked);
  if ("unknownTarget" in prepared) return prepared;
  return { files, ...(await checked(prepared, key, asking)), isKept: false };
}

function counted({ selected }: Prepared): Pick<Verdict, "campaigns" | "deliveries"> {
  return {
    campaigns: selected.length,
    deliveries: selected.reduce((sum, { plan }) => sum + plan.deliveries.length, 0),
  };
}

/** The folder or the disk may take nothing: then all that is lost is time, at the next run. */
function keep(entry: Entry, key: string, { file, seal }: VerdictIndex): void {
  try {
    const folder = path.dirname(file);
    makeOwnFolder(path.dirname(folder), folder);
    writeSealed(file, { seal, name: key, text: JSON.stringify(entry) });
  } catch {
    // As said above.
  }
}
