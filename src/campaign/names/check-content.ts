/** What a post says: exactly one kind of content, pictures that exist, overrides that are for somebody. */

import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { isRecord } from "../written/shape.ts";
import { entriesOf, listOf, recordOf, textOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import type { Names } from "./names.ts";
import { checkOverrideNames, checkRecipients } from "./recipients.ts";

type Entries = Readonly<Record<string, Data>>;

export interface ContentNames {
  readonly names: Names | undefined;
  readonly assets: ReadonlySet<string>;
  readonly report: Report;
}

export function checkContent(post: Entries, path: Path, known: ContentNames): void {
  checkOne(post, path, ["text", "thread", "series", "share"], known.report);
  checkShare(post, path, known);
  checkMoment(post, path, known);
  checkWords(post, path, known);
  for (const [index, item] of listOf(post.series).entries()) {
    if (!isRecord(item)) continue;
    const itemPath = [...path, "series", index];
    checkOne(item, itemPath, ["text", "thread"], known.report);
    checkWords(item, itemPath, known);
  }
}

function checkOne(entry: Entries, path: Path, kinds: readonly string[], report: Report): void {
  const written = kinds.filter((kind) => entry[kind] !== undefined);
  if (written.length === 1) return;
  const choice = kinds.map((kind) => `\`${kind}\``).join(" or ");
  const [, second] = written;
  if (second === undefined) {
    report(path, fault("content-not-one", "There are no words here.", `Write one of ${choice}.`));
  } else {
    const both = written.map((kind) => `\`${kind}\``).join(" and ");
    report([...path, second], {
      ...fault("content-not-one", `There is ${both} here, which do not go together.`, "Keep one of them."),
      on: "key",
    });
  }
}

/** What is passed on is another account's, words and pictures. */
const ofWords = ["images", "card", "content-warning", "labels", "visibility", "lang", "bilingual", "again"] as const;

function checkShare(post: Entries, path: Path, { names, report }: ContentNames): void {
  if (post.share === undefined) {
    if (post.of === undefined) return;
    const alone = fault("share-not-whole", "`of` says whose post is passed on, and nothing is.", "Write `share:` too.");
    report([...path, "of"], { ...alone, on: "key" });
    return;
  }
  checkRecipients(post.of, [...path, "of"], names, report);
  if (post.of === undefined) {
    report(
      [...path, "share"],
      fault(
        "share-not-whole",
        "This does not say whose post is passed on.",
        "Write `of:` with one account on each network, as in `of: [nyscp-bluesky]`.",
      ),
    );
  }
  const places = [
    [post, path] as const,
    ...entriesOf(post.for).map(([name, data]) => [recordOf(data), [...path, "for", name]] as const),
  ];
  for (const [entry, at] of places) {
    const keys = entry === post ? ofWords : [...ofWords, "text", "thread"];
    for (const key of keys.filter((each) => entry[each] !== undefined)) {
      const own = fault(
        "share-with-words",
        `\`${key}\` says nothing beside \`share\`: what is passed on goes as it was posted.`,
        "Take it out.",
      );
      report([...at, key], { ...own, on: "key" });
    }
  }
}

/** Words for partners that exist, all at one minute. */
function checkMoment(post: Entries, path: Path, { names, report }: ContentNames): void {
  if (post.moment === undefined) return;
  const kind = ["series", "share"].find((each) => post[each] !== undefined);
  if (kind !== undefined) {
    const what = `\`moment\` does not go with \`${kind}\`: it is one message, which all send at one minute.`;
    report([...path, "moment"], { ...fault("moment-not-fitting", what, "Write it as a post of its own."), on: "key" });
  }
  if (names === undefined) return;
  for (const [partner] of entriesOf(post.moment)) {
    if (names.partners.has(partner)) continue;
    const help = didYouMean(partner, names.partners) ?? "Write the id of one of `partners` in accounts.yaml.";
    report([...path, "moment", partner], {
      ...fault("partner-unknown", `There is no partner "${shortened(partner)}".`, help),
      on: "key",
    });
  }
}

function checkWords(entry: Entries, path: Path, known: ContentNames): void {
  const { names, report } = known;
  checkPictures(entry, path, known);
  checkOverrideNames(entry.for, [...path, "for"], names, report);
  for (const [name, data] of entriesOf(entry.for)) {
    const override = recordOf(data);
    const at = [...path, "for", name];
    if (override.text !== undefined && override.thread !== undefined)
      checkOne(override, at, ["text", "thread"], report);
    checkPictures(override, at, known);
  }
}

function checkPictures(entry: Entries, path: Path, { assets, report }: ContentNames): void {
  const threads = listOf(entry.thread).flatMap((part, index) =>
    textsAt(recordOf(part).images, [...path, "thread", index, "images"]),
  );
  const card = recordOf(entry.card);
  const image = textOf(card.image);
  const used = [
    ...textsAt(entry.images, [...path, "images"]),
    ...threads,
    ...(image === undefined ? [] : [[image, [...path, "card", "image"]] as const]),
  ];
  for (const [id, at] of used) {
    if (assets.has(id)) continue;
    const help = didYouMean(id, assets) ?? "Add it under `assets:`, with its file and its alt text.";
    report(at, fault("asset-unknown", `There is no picture "${shortened(id)}" under \`assets\`.`, help));
  }
  checkCardUrl(textOf(card.url), [...path, "card", "url"], report);
}

function checkCardUrl(url: string | undefined, path: Path, report: Report): void {
  if (url === undefined || url.startsWith("{") || /^https?:\/\/[^\s/]+/.test(url)) return;
  report(
    path,
    fault(
      "address-invalid",
      `${shortened(url)} is not a web address.`,
      "Write it whole, as in `https://example.org/signs`.",
    ),
  );
}
