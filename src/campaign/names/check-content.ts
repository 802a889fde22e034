/** What a post says: exactly one kind of content, pictures that exist, overrides that are for somebody. */

import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { isRecord } from "../written/shape.ts";
import { entriesOf, listOf, recordOf, textOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import type { Names } from "./names.ts";
import { checkOverrideNames } from "./recipients.ts";

type Entries = Readonly<Record<string, Data>>;

export interface ContentNames {
  readonly names: Names | undefined;
  readonly assets: ReadonlySet<string>;
  readonly report: Report;
}

export function checkContent(post: Entries, path: Path, known: ContentNames): void {
  checkOne(post, path, ["text", "thread", "series"], known.report);
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
