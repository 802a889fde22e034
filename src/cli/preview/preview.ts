import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import type { IsShown } from "../../plan/range.ts";
import { changesText } from "../../preview/changes.ts";
import { fingerprintOf } from "../../preview/fingerprint.ts";
import { generator } from "../../preview/html/page.ts";
import { commentText } from "../../preview/markdown/comment.ts";
import type { LinkTo } from "../../preview/markdown/delivery.ts";
import { commentMark } from "../../preview/markdown/mark.ts";
import type { TextOptions } from "../../preview/plan/text.ts";
import type { PreviewedCampaign } from "../../preview/previews.ts";
import { previewsText } from "../../preview/terminal/previews.ts";
import { tally } from "../../preview/wordings.ts";
import { calendarGenerator } from "../../preview/year/generator.ts";
import { relativeTo, writeFileAtomically } from "../../system/files/files.ts";
import { asOnDisk } from "../../system/files/written-path.ts";
import { bytesText } from "../../system/text/bytes.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { sayUnusable } from "../views/say-unusable.ts";
import { refuseUnknownAccount, shownBy } from "../views/shown.ts";
import { lookOnce } from "../workspace/look.ts";
import { fitterFor, workspaceRoot } from "../workspace/prepared.ts";
import { sayStops } from "../workspace/stops.ts";
import { changedOnly, compared, type Since } from "./compared.ts";
import { pageOf, previewed } from "./previewed.ts";
import { type ReviewWish, refuseBeside, reviewMark, writeReview } from "./review.ts";

const calendarMark = `content="${calendarGenerator}"`;
const generatorMark = `content="${generator}"`;

interface Wish {
  readonly isShown: IsShown;
  readonly page?: string;
  readonly comment?: string;
  readonly review?: string;
  readonly calendar?: string;
  readonly replyTo?: string;
  readonly serve: boolean;
  readonly base?: string;
  readonly link?: string;
}

/** What the flags ask for, where they go together. */
function wishOf(flags: Flags): Wish {
  const serve = flags.serve === true;
  const [page, comment] = [textFlag(flags, "html"), textFlag(flags, "markdown")];
  const [base, link] = [textFlag(flags, "base"), textFlag(flags, "link")];
  const [review, replyTo] = [textFlag(flags, "review"), textFlag(flags, "replyTo")];
  const calendar = textFlag(flags, "calendar");
  const asked = {
    ...{ "--html": page, "--markdown": comment, "--review": review, "--calendar": calendar },
    "--serve": serve ? "" : undefined,
  };
  const ways = Object.entries(asked).flatMap(([way, given]) => (given === undefined ? [] : [way]));
  const [first, second] = ways;
  if (second !== undefined) throw new UsageError(`${first} and ${second} do not go together.`);
  if (base !== undefined && first !== undefined && first !== "--markdown") {
    throw new UsageError(`--base goes with --markdown or with previews on the terminal, not with ${first}.`);
  }
  if (link !== undefined && comment === undefined) throw new UsageError("--link goes with --markdown.");
  if (link !== undefined && !(URL.canParse(link) && new URL(link).protocol === "https:")) {
    throw new UsageError("--link takes an address that begins with https:, under which the files can be fetched.");
  }
  if (replyTo !== undefined && review === undefined) throw new UsageError("--reply-to goes with --review.");
  if (replyTo !== undefined && !/^[^\s@<>?&,;]{1,64}@[^\s@<>?&,;]{1,190}$/.test(replyTo)) {
    throw new UsageError("--reply-to takes one address of mail, as in sam@example.org.");
  }
  const given = Object.entries({ page, comment, review, calendar, replyTo, base, link }).filter(
    ([, value]) => value !== undefined,
  );
  return { isShown: shownBy(flags), serve, ...Object.fromEntries(given) };
}

/** What guards the posts less than it did stands before everything else. */
function terminalText(campaigns: readonly PreviewedCampaign[], since: Since | undefined, options: TextOptions): string {
  if (since === undefined) return previewsText(campaigns, options);
  const loosened = since.loosened.map((sentence) => `  ${printableLine(sentence)}\n`);
  const head = loosened.length === 0 ? "" : `Loosened:\n${loosened.join("")}\n`;
  return `${head}${previewsText(changedOnly(campaigns, since), options)}`;
}

/** The messages as their readers will see them; exit 1 when there are errors. */
export async function runPreview(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const wish = wishOf(flags);
  const { isShown } = wish;
  const { output } = context;
  const page = wish.page === undefined ? undefined : ownFile(context, wish.page, generatorMark);
  const comment =
    wish.comment === undefined || wish.comment === "-" ? wish.comment : ownFile(context, wish.comment, commentMark);
  const review = reviewIn(context, wish);
  const calendar = wish.calendar === undefined ? undefined : ownFile(context, wish.calendar, calendarMark);
  const root = workspaceRoot(context);
  const fitter = fitterFor(context, root);
  try {
    if (wish.serve) {
      const { servePages } = await import("./serve-pages.ts");
      return await servePages({ context, root, targets, fitter, isShown });
    }
    const look = await lookOnce(context, root, targets, { drafts: true });
    const { prepared } = look;
    refuseUnknownAccount(flags, prepared);
    if (calendar !== undefined) {
      const { writeCalendar } = await import("./calendar.ts");
      const name = wish.calendar ?? calendar;
      return closing(
        context,
        prepared,
        await writeCalendar(context, { name, file: calendar, look, fitter, flags, isShown }),
      );
    }
    const view = await previewed({ context, look, fitter, isShown });
    const previews = view.campaigns.flatMap((campaign) => [...campaign.previews, ...campaign.aside]);
    const { base: revision } = wish;
    const since =
      revision === undefined ? undefined : await compared(context, { prepared, previews, targets, revision, isShown });
    const { color, columns } = output;
    sayStops(context, view.stops, isOnTerminal(wish));
    if (page !== undefined) {
      const text = pageOf(context, view);
      writeFileAtomically(page, text);
      output.say(
        `${wish.page} shows ${tally(view.campaigns.flatMap((campaign) => campaign.previews))}, ${bytesText(Buffer.byteLength(text))}. Open it in a browser.`,
      );
    } else if (review !== undefined) {
      await writeReview(context, { prepared, fitter, view }, review);
    } else if (comment !== undefined) {
      const text = commentText({
        previews,
        problems: view.problems,
        ...(since === undefined ? {} : { since }),
        fingerprint: fingerprintOf(view.campaigns),
        now: context.clock.now(),
        stops: view.stops,
        linkTo: linksUnder(wish.link, root),
      });
      if (comment === "-") output.data(text);
      else writeFileAtomically(comment, context.masked(text));
    } else output.data(terminalText(view.campaigns, since, { color, columns }));
    if (since !== undefined)
      output.say(`Compared with ${printableLine(since.revision)}: ${changesText(since.changes)}.`);
    const code = closing(context, prepared, view.problems);
    return since?.isWhole === false ? exitCodes.problems : code;
  } finally {
    await fitter.close();
  }
}

function closing(context: Context, prepared: Prepared, problems: readonly Problem[]): ExitCode {
  const { color, columns } = context.output;
  if (problems.length > 0) {
    context.output.say(formatProblems(problems, prepared.sources, { color, columns }).trimEnd());
  }
  sayUnusable(context, prepared);
  return problems.some(isError) ? exitCodes.problems : exitCodes.ok;
}

function isOnTerminal({ page, comment, review }: Wish): boolean {
  return page === undefined && comment === undefined && review === undefined;
}

function reviewIn(context: Context, { review: name, replyTo = "" }: Wish): ReviewWish | undefined {
  if (name === undefined) return undefined;
  const file = ownFile(context, name, reviewMark);
  refuseBeside({ name, file });
  return { name, file, replyTo };
}

/** To the file as the repository names it: a server knows no other spelling. */
function linksUnder(address: string | undefined, root: string): LinkTo {
  return (file) => {
    if (address === undefined) return undefined;
    const named = relativeTo(root, asOnDisk(root, path.resolve(root, file)));
    return `${address.replace(/\/+$/, "")}/${named.split("/").map(encodeURIComponent).join("/")}`;
  };
}

/** Absolute. A slip of the hand must not cost somebody their campaign file. */
function ownFile({ cwd }: Context, file: string, mark: string): string {
  const target = path.resolve(cwd, file);
  const found = statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return target;
  if (!found.isFile()) throw new UsageError(`${file} is a folder. Name a file in it.`);
  if (!readFileSync(target, "utf8").slice(0, 500).includes(mark)) {
    throw new UsageError(`${file} exists and is not a preview, so it is not written over. Name another file.`);
  }
  return target;
}
