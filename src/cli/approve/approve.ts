import { ActNotWritten, writeAct } from "../../campaign/file/acts/new-act.ts";
import { writeFormat } from "../../campaign/file/format.ts";
import type { Workspace } from "../../campaign/model.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { termsIn } from "../../pipeline/permitted.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { printableLine } from "../../system/text/printable.ts";
import { shortened } from "../../system/text/shorten.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { printJson, userName } from "../person/person.ts";
import { type Look, lookOnce } from "../workspace/look.ts";
import { fitterFor, workspaceRoot } from "../workspace/prepared.ts";
import { actsOf, type Giving, type NewAct, withdrawalsOf } from "./acts-of.ts";
import { type Heard, heardByCode, heardInAnswer } from "./answered.ts";
import { listApprovals } from "./list.ts";
import { type Agreeable, idsMeant, renderedIn, selected } from "./selected.ts";
import { type Sign, signerFor } from "./signing.ts";
import { counted, refusalLines, sayWhere, tellAgreed } from "./told.ts";

/** Writes down that a person agrees to messages, or takes that back; exit 3 when some could not be agreed to. */
export async function runApprove(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const look = await lookOnce(context, root, []);
  const workspace = usable(look.prepared);
  if (flags.list === true) return listApprovals(context, look, { targets, pending: flags.pending === true });
  const [answer, code] = [textFlag(flags, "answer"), textFlag(flags, "code")];
  if (answer !== undefined || code !== undefined) return bySheet(context, look, { workspace, targets, flags });
  if (targets.length === 0) {
    throw new UsageError("Say what is agreed to: campaigns, posts (campaign/post) or deliveries.");
  }
  const giving = givingOf(context, workspace, flags);
  const key = textFlag(flags, "sign");
  if (flags.withdraw === true && key !== undefined) {
    throw new UsageError("Taking back is never signed: leave --sign out.");
  }
  if (flags.withdraw === true) return withdraw(context, look, { targets, giving });
  refuseWhoMayNot(workspace, giving.by);
  if (key === undefined) return agree(context, look, { targets, giving });
  return agree(context, look, {
    targets,
    giving: { ...giving, how: "signed" },
    signing: signerFor(context, look, key),
  });
}

function usable({ workspace }: Prepared): Workspace {
  if (workspace === undefined) {
    throw new UsageError("campaigns/accounts.yaml has errors. `campaign validate` lists them.");
  }
  return workspace;
}

/** @throws {UsageError} for nobody, and for somebody whom accounts.yaml does not know. */
function givingOf(context: Context, { id, people }: Workspace, flags: Flags): Giving {
  const by = textFlag(flags, "as");
  if (by === undefined) throw new UsageError("Say who agrees with --as, one of `people` in campaigns/accounts.yaml.");
  if (!people.has(by)) {
    const hint = didYouMean(by, people.keys()) ?? "";
    throw new UsageError(
      people.size === 0
        ? "campaigns/accounts.yaml names no `people` yet. docs/approval.md shows how."
        : `There is nobody "${by}" under \`people\` in campaigns/accounts.yaml. ${hint}`.trimEnd(),
    );
  }
  const note = textFlag(flags, "note")?.trim();
  const period = textFlag(flags, "period");
  return {
    workspace: id,
    by,
    at: context.clock.now(),
    how: "command",
    recordedBy: userName(),
    ...(note === undefined || note === "" ? {} : { note }),
    ...(period === undefined ? {} : { period }),
  };
}

function refuseWhoMayNot({ approval }: Workspace, by: string): void {
  if (approval.by.includes(by)) return;
  throw new UsageError(
    `${by} is not one of those who may agree (\`policies: approval: by\`): ${approval.by.join(", ") || "nobody is"}.`,
  );
}

interface Asked {
  readonly targets: readonly string[];
  readonly giving: Giving;
  readonly signing?: Sign;
  /** Of an answer: what is not agreed to. */
  readonly rest?: Pick<Heard, "refused" | "wishes">;
}

async function agree(context: Context, look: Look, { targets, giving, signing, rest }: Asked): Promise<ExitCode> {
  const fitter = fitterFor(context, look.prepared.root);
  const { agreeable, refused } = await selected(context, look, { targets, fitter }).finally(() => fitter.close());
  const isOwn = ({ rendered }: Agreeable) => rendered.delivery.campaign.owner === giving.by;
  const own = agreeable.filter(isOwn).map(({ id }) => ({
    id,
    reason: `${giving.by} owns its campaign, and cannot agree to it.`,
  }));
  const taken = agreeable.filter((each) => !isOwn(each));
  const all = [...(rest?.refused ?? []), ...refused, ...own];
  if (taken.length === 0) {
    const nothing = `Nothing was written down.\n${refusalLines(all).join("\n")}`;
    if (rest === undefined) throw new UsageError(nothing);
    context.output.warn(nothing);
    return exitCodes.person;
  }
  const files = record(look.prepared.root, actsOf(taken, giving), signing);
  const after = await lookOnce(context, look.prepared.root, []);
  tellAgreed(context, { giving, taken, refused: all, wishes: rest?.wishes, files, after });
  return all.length === 0 ? exitCodes.ok : exitCodes.person;
}

/** What a mail or a printed sheet says: what is unchanged is taken, and what is not is refused by name. */
async function bySheet(
  context: Context,
  look: Look,
  {
    workspace,
    targets,
    flags,
  }: { readonly workspace: Workspace; readonly targets: readonly string[]; readonly flags: Flags },
): Promise<ExitCode> {
  const [answer, code] = [textFlag(flags, "answer"), textFlag(flags, "code")];
  if (flags.sign !== undefined) {
    throw new UsageError("--sign is for whoever agrees here: what somebody else wrote or signed is theirs, not yours.");
  }
  if (targets.length > 0 || flags.withdraw === true || (answer !== undefined && code !== undefined)) {
    throw new UsageError(
      "--answer or --code says itself what is agreed to: give one of them with --as, and nothing else.",
    );
  }
  const giving = givingOf(context, workspace, flags);
  refuseWhoMayNot(workspace, giving.by);
  const heard =
    answer === undefined ? heardByCode(context, look, code ?? "") : await heardInAnswer(context, look, answer);
  const { how, ids, refused, doubts, wishes, besides } = heard;
  const { say, warn } = context.output;
  for (const words of besides) say(`Beside it: "${printableLine(shortened(words, 200))}"`);
  for (const { number, words } of wishes) {
    warn(`No. ${number}: a change is wished${words === "" ? "." : `: "${printableLine(words)}"`}`);
  }
  const rest = { refused, wishes };
  if (ids.length === 0) {
    const nothing = doubts.length === 0 && refused.length === 0 ? ["It agrees to nothing."] : doubts;
    if (context.format === "json") printJson(context, { agreed: [], open: [], files: [], ...rest });
    warn(
      [
        "Nothing was written down.",
        ...nothing.map((each) => printableLine(shortened(each, 300))),
        ...refusalLines(refused),
      ].join("\n"),
    );
    if (doubts.length > 0) warn("Ask what is meant: an answer counts only where it cannot be read otherwise.");
    return exitCodes.person;
  }
  const done = await agree(context, look, { targets: ids, giving: { ...giving, how }, rest });
  return wishes.length > 0 ? exitCodes.person : done;
}

async function withdraw(context: Context, look: Look, { targets, giving }: Asked): Promise<ExitCode> {
  const { prepared } = look;
  const rendered = renderedIn(look);
  const ids = idsMeant(look, targets, prepared.acts);
  const some = ids.map((id) => {
    const each = rendered.get(id);
    return { id, terms: each === undefined ? undefined : termsIn(prepared, each) };
  });
  const files = record(prepared.root, withdrawalsOf(some, prepared.acts, giving));
  if (context.format === "json") printJson(context, { withdrawn: ids, files, refused: [] });
  const { say } = context.output;
  say(`${giving.by} took back what was agreed to of ${counted(ids.length)}, whoever agreed to it:`);
  for (const id of ids) say(`  ${id}`);
  sayWhere(context, files, "Only a later `campaign approve` lifts it.");
  return exitCodes.ok;
}

/** The format first: an older program must never meet an act without it. @throws {FaultError} */
function record(root: string, acts: readonly NewAct[], sign?: Sign): readonly string[] {
  // All before any is written: who enters no passphrase has written nothing down.
  const signed = acts.map(({ campaign, act }) => ({ campaign, act, signature: sign?.(act) }));
  try {
    writeFormat(root);
    return signed.map(({ campaign, act, signature }) => writeAct(root, campaign, act, signature));
  } catch (error) {
    if (error instanceof ActNotWritten) throw new FaultError(error.message, { cause: error });
    throw error;
  }
}
