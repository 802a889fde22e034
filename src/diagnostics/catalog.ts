/**
 * Every problem but those of the rules, once: its code, how bad it is, and when it is raised and why. A rule says the
 * same of itself (`check/rule.ts`). docs/problems.md is made from both by `npm run docs`, under the titles here.
 */
import type { Severity } from "./problem.ts";

interface Kind {
  readonly severity: Severity;
  readonly summary: string;
}

function error(summary: string): Kind {
  return { severity: "error", summary };
}

function warning(summary: string): Kind {
  return { severity: "warning", summary };
}

function info(summary: string): Kind {
  return { severity: "info", summary };
}

export const catalog = {
  "Reading the file": {
    "file-missing": error("campaigns/accounts.yaml does not exist, so nobody can post."),
    "file-unreadable": error(
      "A file cannot be opened, is a folder or a pipe, or is a link: links are not followed in campaigns/.",
    ),
    "file-too-large": error("A file is larger than 1 MB. It is not read."),
    "file-not-utf8": error("A file is not saved as UTF-8, so its letters cannot be told."),
    "file-empty": error("A file holds nothing but white space or comments."),
    "file-ignored": warning(
      "A file in campaigns/ looks like a campaign but is not read, since its name does not end in .yaml.",
    ),
    "file-not-read": info("A file in campaigns/ is neither a campaign nor one of the other files that are read there."),
    "no-campaign": warning("campaigns/ holds no campaign file, so there is nothing to check and nothing goes out."),
    "campaign-misnamed": error(
      "A campaign stands in a file whose name means something else, such as periods.yaml, so it is never read as one.",
    ),
    "format-needed": error(
      "There are approvals, periods or consents, and accounts.yaml does not say `format: 2`, without which an older program would send against them.",
    ),
    "format-newer": error("The files are of a format that this program does not know."),
    "state-tracked": error(
      "Git tracks `.env` or something in `.campaign/`: a pull would replace a machine's secrets, or its record of what was sent, without a word.",
    ),
    "zip-unusable": error(
      "A zip is damaged, locked, far too large, or made to lead out of its folder. Nothing of it is used.",
    ),
    "import-unreadable": error(
      "A file given to `import` is not what its name says, is damaged, or is of a kind that is not read. Nothing is written.",
    ),
    "import-unsafe": error(
      "A file given to `import` holds what can act or lies elsewhere: macros, formulas, linked parts. Nothing is written.",
    ),
    "import-too-large": error("A file given to `import` is larger than any toolkit. Nothing is written."),
    "import-no-messages": error("No message was found in the files given to `import`. Nothing is written."),
    "pack-unusable": error(
      "The pack that a campaign is based on is not there, or is none. Nothing of the campaign goes out.",
    ),
    "pack-changed": error(
      "The pack that a campaign is based on is not the one that somebody has looked through. Nothing of the campaign goes out until `campaign pack --take` has shown the change.",
    ),
    "pack-words-fixed": error(
      "A campaign has words, or a picture, of its own for a post that its pack asks to be posted word for word. That post is held.",
    ),
    "pack-post-unknown": warning("A campaign leaves out a post that its pack does not have."),
    "yaml-syntax": error("YAML cannot read the file at this point."),
    "yaml-tab": error("A line is indented with tabs. YAML takes spaces only."),
    "yaml-indentation": error("A line begins a space or two further left or right than the lines that it belongs to."),
    "yaml-no-break-space": error(
      "A no-break space, as Word and web pages make them, stands where YAML needs a plain one.",
    ),
    "yaml-curly-quotes": error(
      "A text stands between curly quote marks, which YAML does not know: they would be posted.",
    ),
    "yaml-conflict": error("Git left both versions of some lines, between its marks."),
    "text-wrapped": info("The lines of a text look as if an editor had wrapped them; each line break would be posted."),
    "text-list-folded": warning(
      "The lines of a list are joined into one, since YAML joins lines in this way of writing a text.",
    ),
    "yaml-dropped-hashtag": error(
      "YAML takes ` #` and all behind it as a comment, so a hashtag would silently be lost.",
    ),
    "yaml-braces": error("A text that begins with `{` or `[` is a map or list to YAML; in quotes it is a text."),
    "yaml-first-character": error(
      "A text without quotes begins with a character that means something to YAML, such as `@`, `*` or `%`.",
    ),
    "yaml-colon": error("A text without quotes holds a colon and a space, which begins a map."),
    "yaml-number": warning(
      "YAML reads a number in place of what is written. It is taken as written here, but other programs lose a leading 0.",
    ),
    "yaml-merge-key": error("The merge key `<<` is not taken: what it brings in is easily overlooked."),
    "yaml-key-unusable": error("Something is called `__proto__`, a name that would be lost."),
    "yaml-tag": error("A YAML tag such as `!!str` is not taken; a text that begins with `!` needs quotes."),
    "yaml-several-documents": error("A line of `---` begins a second document. One file is one campaign."),
    "yaml-duplicate-key": error("A key stands twice in one map; only one of the values could count."),
    "yaml-anchor-unused": error(
      "A text that begins with `&` is a YAML anchor that nothing uses: its first word would be lost.",
    ),
    "yaml-alias-unknown": error("A YAML alias (`*name`) stands for nothing."),
    "yaml-alias-limit": error("YAML aliases multiply the file beyond all use, contain themselves, or are too many."),
    "yaml-too-deep": error("Lists and maps are nested deeper than any campaign needs."),
    "key-unknown": error("A key is not one that the format has."),
    "key-not-supported": error("A key is planned but not built yet. It is refused, so that nobody relies on it."),
    "key-missing": error("A key that is needed is not there."),
    "key-of-another-network": error("An account has a key that only another network knows."),
    "value-empty": error("A key has no value."),
    "value-type": error("A value has the wrong form, such as a text where a list belongs."),
    "value-not-allowed": error("A value is not one of those that the key takes."),
    "value-too-long": error(
      "A text has more than 10,000 characters, which no network takes. It is refused before anything measures it.",
    ),
    "id-invalid": error(
      "An id is not made of small letters, digits and hyphens. Ids become part of ledger keys and file names.",
    ),
    "reference-invalid": error(
      "A consent is named by more than the reference of its form: only the reference may stand in these files.",
    ),
    "id-twice": error(
      "Two campaigns, posts or items of a series have the same id, so they cannot be told apart in the ledger.",
    ),
    "name-twice": error("An account or group has the name of another or of a network. They share one name space."),
    "name-of-later-network": warning("An account or group has a name that a later version will give to a network."),
    "handle-invalid": error("A handle, or the number of a Facebook Page, cannot be one of its network."),
    "channel-unknown": warning(
      "The `channel` of a hand-off is nearly the name of a place with limits: its posts are checked against none.",
    ),
    "partner-channels": error("A partner's list of channels names one twice, or one that nobody reads."),
    "partner-unknown": error("`moment` has words for a partner whom accounts.yaml does not name."),
    "moment-not-fitting": error(
      "`moment` stands beside a series or a share, and is one message that all send in one minute.",
    ),
    "account-twice": error("Two accounts are the same one on the network, so it would post everything twice."),
    "account-unknown": error("A name in `to`, `for` or a group is not an account (or group) of accounts.yaml."),
    "asset-unknown": error(
      "A post shows a picture that `assets` does not have. The post is left out until that is put right.",
    ),
    "picture-not-one": error("A picture has none of a file, the words of a poster and a montage, or several of them."),
    "montage-unusable": error(
      "A montage names a picture that is not there, is a montage itself or stands in it twice, has no such colour, or says of people and rights what each of its pictures has to say.",
    ),
    "poster-unusable": error(
      "A poster cannot be drawn as it is written: no such colour, letters too like their ground (WCAG 2.2, AA), or a name in braces.",
    ),
    "asset-outside": error("A path leads out of the workspace."),
    "consent-missing": error(
      "Somebody in a post's picture has not agreed: there is no such consent, it has not begun, has ended, was withdrawn, or does not cover the account. The post is held.",
    ),
    "rights-ended": error("A post would show a picture after the last day on which it may be used."),
    "folder-not-allowed": error(
      "An account would write its posts among the files of git, of a program or of the campaigns.",
    ),
    "switch-unknown": error(
      "`when` names a switch or a position that `switches` does not have, or a switch stands at none of its positions. The posts that depend on it are held.",
    ),
    "phase-unknown": warning("A post names a phase that is not listed under `phases`, so its dates cannot be checked."),
    "rule-unknown": error("`checks` names a rule that does not exist."),
    "rule-must-stay": error("`checks` turns off a rule that a network or the law makes."),
    "variable-reserved": error("A variable has the name of a value that the program gives, such as {org}."),
    "content-not-one": error("A post has not exactly one of `text`, `thread`, `series` and `share`."),
    "share-not-whole": error("A post has one of `share` and `of` without the other."),
    "share-with-words": error(
      "A post that shares another has words, pictures or options of its own, which would be lost.",
    ),
    "time-not-fitting": error("A series has a single time, or another post has two."),
    "recipients-missing": error("A post goes to nobody: neither it nor its campaign has `to`."),
    "post-to-nobody": warning(
      "A post goes to nobody: each of its accounts skips it, and no partner gets it in a pack.",
    ),
    "moment-unseen": warning(
      "A moment goes to none of our own accounts, so that nobody here sees or agrees to what partners send.",
    ),
    "duration-invalid": error("A length of time is not written like 30m, 2h or 1d."),
    "year-invalid": error("A year is not four digits, as in 2027."),
    "date-invalid": error("A date is not written as YYYY-MM-DD, or does not exist."),
    "timezone-unknown": error("A time zone is not one of the IANA list, as in Europe/London."),
    "language-invalid": error("A language is not a tag such as en, cy or pt-BR."),
    "language-undeclared": error(
      "Words are written by language, and the file does not say under `languages` that it is written in these.",
    ),
    "language-missing": error("An account asks for a language in which something that it would get is not written."),
    "languages-other-form": error(
      "A post went out with its languages together, and they are to go apart now, or the other way round.",
    ),
    "languages-unclear": error("A file says `lang` and `languages`, or names one language twice."),
    "hashtag-invalid": error("An entry of `hashtags` is not one hashtag."),
    "address-invalid": error("A web address is not one that can be used there."),
    "number-invalid": error("A number is missing, out of range, or not a number."),
    "person-unknown": error("`owner` of a campaign, or `by` of accounts.yaml, names nobody of `people`."),
    "owner-missing": error(
      "A campaign that somebody has to agree to does not name its `owner`, so that nobody could tell who may not agree to it. Nothing of it goes out.",
    ),
    "approvers-too-few": error("Fewer people may agree to a campaign or a post than have to, its owner not counted."),
    "approval-lowered": warning(
      "A campaign or a post asks for fewer people to agree than accounts.yaml or the campaign does. The lower number is not used.",
    ),
    "approval-not-one": error(
      "A file of campaigns/approvals/ neither agrees to anything nor takes anything back, or does both. It approves nothing.",
    ),
    "audience-unknown": error(
      "A post, or words.yaml, names an audience that `audiences` of accounts.yaml does not list. Such a post is held.",
    ),
    "ages-invalid": error("The ages of an audience are not written like 10-17 or 18+."),
    "signpost-unknown": error("`required` of words.yaml names a signpost that neither it nor the program knows."),
    "too-many-entries": error(
      "A key of words.yaml has more entries than texts can be held against in a sensible time.",
    ),
    "person-key-invalid": error("`key` of somebody in `people` is no public SSH key that can be used."),
    "approvers-unusable": error(
      "The file that CAMPAIGN_APPROVERS names is not there, lies where whoever edits the campaigns can change it, or cannot be understood. Nothing is approved until it can.",
    ),
    "approval-keys-here": warning(
      "`signed: true` without a file outside the repository (CAMPAIGN_APPROVERS): whoever may edit accounts.yaml can put a key of their own there.",
    ),
    "period-incomplete": error(
      "A sensitive period does not say when it is: a poll with its nation, or a first day (of a pre-election period a last one too). Nothing is sent until it does.",
    ),
    "period-backwards": error("A sensitive period ends before it begins. Nothing is sent until that is put right."),
    "period-reckoned": warning(
      "The first day of a pre-election period is reckoned from its poll, and a council may start earlier.",
    ),
    "period-nobody": error(
      "Posts in a sensitive period have to be approved for it, and nobody may do that: they are all held.",
    ),
    "in-period": warning(
      "A post falls into a sensitive period in which nothing goes out, or for which nobody has approved it: it will be missed or held.",
    ),
    "in-period-told": info("A post goes out in a sensitive period that is only told of."),
    "period-person-unknown": warning("`by` of a sensitive period names somebody who is not in `people`."),
    "period-campaign-unknown": warning(
      "A sensitive period names a campaign that does not exist (any more), and so is taken to be about every campaign.",
    ),
    "too-many-posts": error("A file has more posts than can be checked in a sensible time."),
  },
  "Dates and times": {
    "day-unknown": error("`day` names no awareness day of the calendar, so nothing can be dated from it."),
    "day-unconfirmed": error(
      "The organiser has not confirmed the awareness day's date for that year. The plan can be looked at on the forecast date, but nothing is published until the file gives `date`.",
    ),
    "day-missing": error(
      "The campaign has neither a usable `date` nor a `day` with its `year`, so its posts cannot be dated.",
    ),
    "time-unreadable": error("A time is not written as `day 09:00`, `day-3 09:00` or `2027-03-18 09:00`."),
    "time-skipped": error("A local time does not exist, because the clocks go forward over it."),
    "time-twice": error(
      "A local time comes twice, because the clocks go back over it, and the file does not say which is meant.",
    ),
    "time-offset": error(
      "The offset written behind a time is not one that the campaign's time zone has at that local time.",
    ),
    "share-unknown": error("`share` names no post of this file that can be passed on."),
    "share-without-lead": error(
      "A post is to be shared of or by an account for which there is none: the post does not go to it, or nobody posts it on that network.",
    ),
    "share-two-leads": error(
      "`of` names two accounts of one network, so nobody can tell whose post is passed on there.",
    ),
    "share-too-early": error("A post would be shared before it is posted."),
    "series-reversed": error("A series ends before it begins."),
    "series-crowded": error("A series has more items than there are minutes between its ends."),
    "phase-unreadable": error(
      "The first or last day of a phase is not written as `day`, `day-7` or `2027-03-18`, or is no real date.",
    ),
    "phase-reversed": error("A phase ends before it begins."),
    "embargo-before": error("A post goes out before the embargo of its campaign ends. It is held."),
    "phase-outside": error("A post goes out on a day outside the phase that it names."),
  },
  "Names in texts": {
    "name-unknown": error(
      "A text, alt text, hashtag, content warning or card uses a `{name}` that has no value for the account.",
    ),
    "name-empty": warning(
      "A `{name}` prints nothing, since its value is empty for the account; `@{handle}` would print a lone @.",
    ),
    "brace-lone": error("A brace stands alone: it is neither part of a `{name}` nor doubled to be printed."),
    "text-too-long-filled-in": error(
      "With the values of its `{names}`, a text has more than 10,000 characters, which no network takes.",
    ),
  },
  Pictures: {
    "image-missing": error("An asset names a file that does not exist."),
    "image-outside": error("An asset's file lies outside of the workspace, perhaps through a link; it is not read."),
    "image-unreadable": error(
      "An asset's file cannot be read: a folder, a link in a circle, a name too long, or one that this user may not open.",
    ),
    "image-too-large": error("An asset's file has more bytes than are read (50 MB, an SVG 5 MB)."),
    "image-too-many-pixels": error("A picture has more than 100 million pixels, or more than 20,000 on a side."),
    "image-not-an-image": error("An asset's file is no picture, whatever its ending says, or is damaged."),
    "image-unsupported-format": error(
      "A picture is of a kind that cannot be read, or it moves, which is not supported yet.",
    ),
    "image-external-reference": error(
      "An SVG refers to something outside of itself, or carries scripts or entities; a poster must stand alone.",
    ),
    "image-missing-font": error(
      "An SVG has text with characters that no shipped font has; they would be drawn as empty boxes.",
    ),
    "image-time-out": error("A picture took too long to draw, and was given up."),
    "image-unfittable": error(
      "A picture cannot be made to fit what the network takes, or cannot be drawn within the memory allowed.",
    ),
  },
  Publishing: {
    "moved-after-published": error(
      "A delivery that went out was moved by more than 30 days. It never goes out a second time under its id, so next year's posts need a file of their own.",
    ),
    "series-shifted": error(
      "A place of a series without ids is used up (it went out, or may have, was skipped, recalled, missed or failed), and other words stand there now. One of them would never go out, so the rest of the series is held until its items have ids.",
    ),
    "ledger-unpinned": warning(
      "An account on X, Facebook or Mastodon is posted to from a ledger that accounts.yaml does not name. A second ledger beside it could post the same again, and those networks may not stop it.",
    ),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>;

type Catalog = typeof catalog;

/** A code of the catalogue: no other can be raised by name. */
export type Code = { readonly [Title in keyof Catalog]: keyof Catalog[Title] }[keyof Catalog];

const kinds: ReadonlyMap<string, Kind> = new Map(Object.values(catalog).flatMap((codes) => Object.entries(codes)));

export function severityOf(code: Code): Severity {
  return kinds.get(code)?.severity ?? "error";
}
