import path from "node:path";
import { setShare } from "../../campaign/file/edits/set-share.ts";
import { readWorkspaceFile } from "../../campaign/file/read-file.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { isOpen } from "../../ledger/rows.ts";
import type { Staged } from "../../pipeline/stage.ts";
import { skippedBy, unknownPost } from "../../plan/reach/not-shared.ts";
import { isSamePlace } from "../../plan/reach/shares.ts";
import { notToShare } from "../../publish/sharing/lead.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { type Look, lookOnce } from "../workspace/look.ts";
import { workspaceRoot } from "../workspace/prepared.ts";
import { printJson } from "./person.ts";

const usage = "Say the post and whose it is: `campaign share ceaday-2027/facts --lead our-x`.";

/** Makes of one message that several accounts would say one post and its shares, in the campaign's file. */
export async function runShare(context: Context, words: readonly string[], flags: Flags): Promise<ExitCode> {
  const lead = textFlag(flags, "lead");
  const [target, ...more] = words;
  const [campaign = "", post = "", ...rest] = target?.split("/") ?? [];
  if (lead === undefined || post === "" || more.length + rest.length > 0) throw new UsageError(usage);
  const root = workspaceRoot(context);
  const look = await lookOnce(context, root, [campaign], { drafts: true });
  const staged = look.prepared.selected[0];
  if (staged === undefined) throw new UsageError(`${campaign} has errors. \`campaign validate\` lists them.`);
  const to = sharersOf(look, staged, { campaign, post, lead });
  const { file } = staged.campaign.source;
  const read = readWorkspaceFile(root, file);
  if (read.kind !== "text") throw new FaultError(`${file} cannot be read.`);
  const done = setShare(read.text, { post, lead, to });
  if (done.kind === "not-editable") {
    throw new UsageError(
      `${file} is written so that this program does not edit it. Write a post with \`share: ${post}\`, \`of: [${lead}]\` and \`to: [${to.join(", ")}]\` there yourself, and skip these accounts in ${post} (docs/sharing.md).`,
    );
  }
  writeFileAtomically(path.join(root, file), done.text);
  const { id, at } = done;
  if (context.format === "json") printJson(context, { campaign, post, lead, to, share: id, at, file });
  const names = new Intl.ListFormat("en-GB").format(to);
  context.output.say(
    `${names} ${to.length === 1 ? "shares" : "share"} ${post} of ${lead} now, at ${at}, as ${id} (${file}). Give it another time there if you like.`,
  );
  return exitCodes.ok;
}

/** Who would say it too where the lead does, and has not yet. */
function sharersOf(
  { rows, prepared }: Look,
  { campaign: of, plan: { deliveries } }: Staged,
  { campaign, post, lead }: { readonly campaign: string; readonly post: string; readonly lead: string },
): readonly string[] {
  const whole = deliveries.filter(({ share }) => share === undefined);
  const own = whole.filter((delivery) => delivery.post === post);
  if (own.length === 0) {
    const series = deliveries.find((delivery) => delivery.series?.post === post);
    if (series !== undefined) {
      throw new UsageError(
        `${post} is a series. Write a post with \`share: ${series.post}\` for each of its posts that is to be shared (docs/sharing.md).`,
      );
    }
    const { workspace } = prepared;
    const why = workspace && unknownPost({ post }, { campaign: of, workspace, deliveries: whole });
    const isWritten = of.posts.some(({ id }) => id === post);
    if (why !== undefined && isWritten) throw new UsageError(`${why.message} ${why.help}`);
    const known = [...new Set(whole.map((each) => each.post))];
    const guess = didYouMean(post, known) ?? (known.length === 0 ? "" : `It has ${known.join(", ")}.`);
    throw new UsageError(`${campaign} has no post "${post}" that could be shared. ${guess}`.trimEnd());
  }
  if (own.some(({ series }) => series !== undefined)) {
    throw new UsageError(
      `${post} is one of a series. Write a post with \`share: ${post}\` yourself (docs/sharing.md).`,
    );
  }
  const first = own.find(({ account }) => account.id === lead);
  if (first === undefined) {
    const accounts = own.map(({ account }) => account.id);
    const account = prepared.workspace?.accounts.get(lead);
    const skipping = account && skippedBy(post, account, { campaign: of });
    if (skipping !== undefined) throw new UsageError(`${skipping.message} ${skipping.help}`);
    throw new UsageError(
      `${post} does not go to "${lead}". ${didYouMean(lead, accounts) ?? `It goes to ${accounts.join(", ")}.`}`,
    );
  }
  const standing = rows.find(({ delivery }) => delivery === first.id);
  const why = standing && notToShare(standing);
  if (why !== undefined) throw new UsageError(why);
  const states = new Map(rows.map(({ delivery, state }) => [delivery, state]));
  const others = own.filter(({ account }) => account.id !== lead && isSamePlace(account, first.account));
  const open = others.filter(({ id }) => isOpen(states.get(id) ?? "planned"));
  if (open.length > 0) return open.map(({ account }) => account.id);
  throw new UsageError(
    others.length === 0
      ? `No other account says ${post} where ${lead} does.`
      : `Whoever else says ${post} where ${lead} does has said it already.`,
  );
}
