/** What can be wrong with the files themselves: their YAML, their shape, and the names they use. */
import type { Place, Problem, ProblemKind, Severity } from "../diagnostics/problem.ts";
import type { Path, Source, Span } from "../diagnostics/source.ts";

export const kinds = [
  { code: "file-missing", severity: "error", summary: "campaigns/accounts.yaml does not exist, so nobody can post." },
  {
    code: "file-unreadable",
    severity: "error",
    summary: "A file cannot be opened, is a folder or a pipe, or is a link: links are not followed in campaigns/.",
  },
  { code: "file-too-large", severity: "error", summary: "A file is larger than 1 MB. It is not read." },
  { code: "file-not-utf8", severity: "error", summary: "A file is not saved as UTF-8, so its letters cannot be told." },
  { code: "file-empty", severity: "error", summary: "A file holds nothing but white space or comments." },
  {
    code: "file-ignored",
    severity: "warning",
    summary: "A file in campaigns/ looks like a campaign but is not read, since its name does not end in .yaml.",
  },
  {
    code: "file-not-read",
    severity: "info",
    summary: "A file in campaigns/ is neither a campaign nor one of the other files that are read there.",
  },
  {
    code: "no-campaign",
    severity: "warning",
    summary: "campaigns/ holds no campaign file, so there is nothing to check and nothing goes out.",
  },
  {
    code: "state-tracked",
    severity: "error",
    summary:
      "Git tracks `.env` or something in `.campaign/`: a pull would replace a machine's secrets, or its record of what was sent, without a word.",
  },
  { code: "yaml-syntax", severity: "error", summary: "YAML cannot read the file at this point." },
  { code: "yaml-tab", severity: "error", summary: "A line is indented with tabs. YAML takes spaces only." },
  {
    code: "yaml-indentation",
    severity: "error",
    summary: "A line begins a space or two further left or right than the lines that it belongs to.",
  },
  {
    code: "yaml-no-break-space",
    severity: "error",
    summary: "A no-break space, as Word and web pages make them, stands where YAML needs a plain one.",
  },
  {
    code: "yaml-curly-quotes",
    severity: "error",
    summary: "A text stands between curly quote marks, which YAML does not know: they would be posted.",
  },
  { code: "yaml-conflict", severity: "error", summary: "Git left both versions of some lines, between its marks." },
  {
    code: "text-wrapped",
    severity: "info",
    summary: "The lines of a text look as if an editor had wrapped them; each line break would be posted.",
  },
  {
    code: "text-list-folded",
    severity: "warning",
    summary: "The lines of a list are joined into one, since YAML joins lines in this way of writing a text.",
  },
  {
    code: "yaml-dropped-hashtag",
    severity: "error",
    summary: "YAML takes ` #` and all behind it as a comment, so a hashtag would silently be lost.",
  },
  {
    code: "yaml-braces",
    severity: "error",
    summary: "A text that begins with `{` or `[` is a map or list to YAML; in quotes it is a text.",
  },
  {
    code: "yaml-first-character",
    severity: "error",
    summary: "A text without quotes begins with a character that means something to YAML, such as `@`, `*` or `%`.",
  },
  {
    code: "yaml-colon",
    severity: "error",
    summary: "A text without quotes holds a colon and a space, which begins a map.",
  },
  {
    code: "yaml-number",
    severity: "warning",
    summary:
      "YAML reads a number in place of what is written. It is taken as written here, but other programs lose a leading 0.",
  },
  {
    code: "yaml-merge-key",
    severity: "error",
    summary: "The merge key `<<` is not taken: what it brings in is easily overlooked.",
  },
  {
    code: "yaml-tag",
    severity: "error",
    summary: "A YAML tag such as `!!str` is not taken; a text that begins with `!` needs quotes.",
  },
  {
    code: "yaml-several-documents",
    severity: "error",
    summary: "A line of `---` begins a second document. One file is one campaign.",
  },
  {
    code: "yaml-duplicate-key",
    severity: "error",
    summary: "A key stands twice in one map; only one of the values could count.",
  },
  {
    code: "yaml-anchor-unused",
    severity: "error",
    summary: "A text that begins with `&` is a YAML anchor that nothing uses: its first word would be lost.",
  },
  { code: "yaml-alias-unknown", severity: "error", summary: "A YAML alias (`*name`) stands for nothing." },
  {
    code: "yaml-alias-limit",
    severity: "error",
    summary: "YAML aliases multiply the file beyond all use, contain themselves, or are too many.",
  },
  { code: "yaml-too-deep", severity: "error", summary: "Lists and maps are nested deeper than any campaign needs." },
  { code: "key-unknown", severity: "error", summary: "A key is not one that the format has." },
  {
    code: "key-not-supported",
    severity: "error",
    summary: "A key is planned but not built yet. It is refused, so that nobody relies on it.",
  },
  { code: "key-missing", severity: "error", summary: "A key that is needed is not there." },
  {
    code: "key-of-another-network",
    severity: "error",
    summary: "An account has a key that only another network knows.",
  },
  { code: "value-empty", severity: "error", summary: "A key has no value." },
  {
    code: "value-type",
    severity: "error",
    summary: "A value has the wrong form, such as a text where a list belongs.",
  },
  { code: "value-not-allowed", severity: "error", summary: "A value is not one of those that the key takes." },
  {
    code: "value-too-long",
    severity: "error",
    summary:
      "A text has more than 10,000 characters, which no network takes. It is refused before anything measures it.",
  },
  {
    code: "id-invalid",
    severity: "error",
    summary: "An id is not made of small letters, digits and hyphens. Ids become part of ledger keys and file names.",
  },
  {
    code: "id-twice",
    severity: "error",
    summary: "Two campaigns, posts or items of a series have the same id, so they cannot be told apart in the ledger.",
  },
  {
    code: "name-twice",
    severity: "error",
    summary: "An account or group has the name of another or of a network. They share one name space.",
  },
  {
    code: "name-of-later-network",
    severity: "warning",
    summary: "An account or group has a name that a later version will give to a network.",
  },
  {
    code: "handle-invalid",
    severity: "error",
    summary: "A handle, or the number of a Facebook Page, cannot be one of its network.",
  },
  {
    code: "channel-unknown",
    severity: "warning",
    summary:
      "The `channel` of a hand-off is nearly the name of a place with limits: its posts are checked against none.",
  },
  {
    code: "account-twice",
    severity: "error",
    summary: "Two accounts are the same one on the network, so it would post everything twice.",
  },
  {
    code: "account-unknown",
    severity: "error",
    summary: "A name in `to`, `for` or a group is not an account (or group) of accounts.yaml.",
  },
  {
    code: "asset-unknown",
    severity: "error",
    summary: "A post shows a picture that `assets` does not have. The post is left out until that is put right.",
  },
  { code: "asset-outside", severity: "error", summary: "A path leads out of the workspace." },
  {
    code: "folder-not-allowed",
    severity: "error",
    summary: "An account would write its posts among the files of git, of a program or of the campaigns.",
  },
  {
    code: "phase-unknown",
    severity: "warning",
    summary: "A post names a phase that is not listed under `phases`, so its dates cannot be checked.",
  },
  { code: "rule-unknown", severity: "error", summary: "`checks` names a rule that does not exist." },
  { code: "rule-must-stay", severity: "error", summary: "`checks` turns off a rule that a network or the law makes." },
  {
    code: "variable-reserved",
    severity: "error",
    summary: "A variable has the name of a value that the program gives, such as {org}.",
  },
  {
    code: "content-not-one",
    severity: "error",
    summary: "A post has not exactly one of `text`, `thread` and `series`.",
  },
  { code: "time-not-fitting", severity: "error", summary: "A series has a single time, or another post has two." },
  {
    code: "recipients-missing",
    severity: "error",
    summary: "A post goes to nobody: neither it nor its campaign has `to`.",
  },
  { code: "duration-invalid", severity: "error", summary: "A length of time is not written like 30m, 2h or 1d." },
  { code: "year-invalid", severity: "error", summary: "A year is not four digits, as in 2027." },
  { code: "date-invalid", severity: "error", summary: "A date is not written as YYYY-MM-DD, or does not exist." },
  {
    code: "timezone-unknown",
    severity: "error",
    summary: "A time zone is not one of the IANA list, as in Europe/London.",
  },
  { code: "language-invalid", severity: "error", summary: "A language is not a tag such as en, cy or pt-BR." },
  { code: "hashtag-invalid", severity: "error", summary: "An entry of `hashtags` is not one hashtag." },
  { code: "address-invalid", severity: "error", summary: "A web address is not one that can be used there." },
  { code: "number-invalid", severity: "error", summary: "A number is missing, out of range, or not a number." },
  {
    code: "too-many-posts",
    severity: "error",
    summary: "A file has more posts than can be checked in a sensible time.",
  },
] as const satisfies readonly ProblemKind[];

export type LoadCode = (typeof kinds)[number]["code"];

const severities: ReadonlyMap<string, Severity> = new Map(kinds.map(({ code, severity }) => [code, severity]));

/** What is wrong and what to do, before it is known where it stands. Codes of the plan are told early (`soft.ts`). */
export interface Fault {
  readonly code: LoadCode | "time-unreadable" | "phase-unreadable" | "day-missing" | "day-unknown";
  readonly message: string;
  readonly help: string;
  readonly on?: "key" | "value";
  readonly span?: Span;
}

export function fault(code: Fault["code"], message: string, help: string): Fault {
  return { code, message, help };
}

/** Collects the problems of one file. */
export type Report = (path: Path, found: Fault, related?: readonly Path[]) => void;

export function problemOf({ code, message, help }: Fault, place: Place): Problem {
  return { code, severity: severities.get(code) ?? "error", message, help, place };
}

export function problemAt(source: Source, path: Path, found: Fault): Problem {
  const { on, span } = found;
  return problemOf(found, source.place(path, { ...(on && { on }), ...(span && { span }) }));
}
