/** `pack`: a campaign for partners who post it themselves, one zip for each. */
import path from "node:path";
import type { Partner, Workspace } from "../../campaign/model.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { makePack } from "../../handing/pack/pack.ts";
import type { Fitter } from "../../images/fit.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { packFor } from "../../pipeline/packing/packing.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import type { Staged } from "../../pipeline/stage.ts";
import { recipientsOf } from "../../plan/reach/recipients.ts";
import { notePack } from "../../publish/judge/packs.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { readPlainFile } from "../../system/files/plain-file.ts";
import { bytesText } from "../../system/text/bytes.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { fitterFor, preparedFor, workspaceRoot } from "../workspace/prepared.ts";
import { recording } from "./recording.ts";

interface Making {
  readonly context: Context;
  readonly prepared: Prepared;
  readonly workspace: Workspace;
  readonly staged: Staged;
  readonly fitter: Fitter;
  /** Absent where there is none. */
  readonly ledger: Ledger | undefined;
}

/** Exit 1 where the campaign has errors for somebody: that pack is not made, the others are. */
export async function runPack(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const taken = textFlag(flags, "take");
  if (taken !== undefined) return (await import("./take.ts")).takePack(context, taken, targets);
  const wish = wished(targets, flags);
  const root = workspaceRoot(context);
  const fitter = fitterFor(context, root);
  try {
    const prepared = await preparedFor(context, root, targets, { drafts: true });
    const { workspace, selected } = prepared;
    const [staged] = selected;
    if (workspace === undefined || staged === undefined) {
      context.output.warn(formatProblems(prepared.loadProblems, prepared.sources, context.output));
      return exitCodes.problems;
    }
    if (staged.campaign.basedOn !== undefined) {
      throw new UsageError(`${staged.campaign.id} is itself based on a pack: hand that one on.`);
    }
    const partners = partnersFor(wish.partner, workspace);
    return await recording(context, prepared, async (ledger) => {
      const making = { context, prepared, workspace, staged, fitter, ledger };
      let failed = false;
      for (const partner of partners) {
        const out = wish.partner === undefined ? wish.out.replace(/\.zip$/i, `-${partner.id}.zip`) : wish.out;
        failed = !(await writePack(making, partner, out)) || failed;
      }
      return failed ? exitCodes.problems : exitCodes.ok;
    });
  } finally {
    await fitter.close();
  }
}

interface Wish {
  /** Undefined: all of them. */
  readonly partner: string | undefined;
  readonly out: string;
}

function wished(targets: readonly string[], flags: Flags): Wish {
  const partner = textFlag(flags, "for");
  const out = textFlag(flags, "out");
  if (targets.length !== 1) {
    throw new UsageError("Name one campaign, as in `campaign pack ceaday-2027 --for yorkscp --out pack.zip`.");
  }
  if ((partner === undefined) !== (flags.all === true)) throw new UsageError("Say for whom: --for PARTNER, or --all.");
  if (out === undefined || !/\.zip$/i.test(out)) {
    throw new UsageError("Name the file to write, as in `--out pack.zip`.");
  }
  return { partner, out };
}

function partnersFor(wanted: string | undefined, { partners = new Map() }: Workspace): readonly Partner[] {
  if (partners.size === 0) {
    throw new UsageError("accounts.yaml names no `partners`. Write there who gets the campaign (docs/partners.md).");
  }
  if (wanted === undefined) return [...partners.values()];
  const partner = partners.get(wanted);
  if (partner === undefined) {
    const guess = didYouMean(wanted, partners.keys()) ?? `accounts.yaml has ${[...partners.keys()].join(", ")}.`;
    throw new UsageError(`There is no partner "${wanted}". ${guess}`);
  }
  return [partner];
}

/** Whether it was made. */
async function writePack(making: Making, partner: Partner, name: string): Promise<boolean> {
  const { context, prepared } = making;
  const { output } = context;
  const file = path.resolve(context.cwd, name);
  refuseStranger(file, name);
  const packing = await packFor({ ...making, partner, now: context.clock.now(), from: fromOf(making) });
  if (!packing.ok) {
    output.warn(formatProblems(packing.problems, prepared.sources, output));
    output.say(`No pack for ${partner.name}: put these right first.`);
    return false;
  }
  const made = await makePack(packing.packed, (text) => context.masked(text));
  const { pictures } = packing;
  if (making.ledger !== undefined) {
    await notePack(making.ledger, { campaign: packing.packed.campaign.id, partner, bytes: made.bytes, pictures });
  }
  writeFileAtomically(file, made.bytes);
  if (packing.warnings.length > 0) output.warn(formatProblems(packing.warnings, prepared.sources, output));
  const { embargo, messages } = packing.packed;
  const until = embargo === undefined ? "" : `, embargoed until ${embargo.local.replace("T", " ")}`;
  const size = `${messages.length} messages, ${made.files} files, ${bytesText(made.bytes.length)}`;
  output.say(`${name} for ${partner.name}: ${size}${until}.`);
  for (const line of made.leftOut) output.say(`  Left out: ${line}`);
  if (making.ledger === undefined && pictures.some(({ people }) => people.length > 0)) {
    output.say(`  It has pictures of people, and no ledger is here to keep who got it: keep that yourself.`);
  }
  return true;
}

/** Whose campaign it is: the first that it goes to. */
function fromOf({ staged, workspace }: Making): string {
  return recipientsOf(staged.campaign.to, workspace)[0]?.name ?? "";
}

/** Bytes; of what may be written over. */
const mostOfPack = 2_000_000_000;

/** Only a zip is written over: what else has that name is somebody's. */
function refuseStranger(file: string, name: string): void {
  const read = readPlainFile(file, { limit: mostOfPack, followLinks: true });
  if (read.kind === "missing") return;
  if (read.kind === "bytes" && read.bytes.subarray(0, 2).toString("latin1") === "PK") return;
  throw new UsageError(`${name} exists and is no zip, so it is not written over. Name another file.`);
}
