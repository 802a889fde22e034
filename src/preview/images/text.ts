/** What was made of each picture, for a person: by asset, then by network. */
import { Chalk, type ChalkInstance } from "chalk";
import { bytesText, sizeText } from "../../images/faults.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { ImageEntry } from "./fitted-image.ts";

export function formatImagesText(entries: readonly ImageEntry[], look: { readonly color: boolean }): string {
  const paint = new Chalk({ level: look.color ? 1 : 0 });
  if (entries.length === 0) return "No post uses a picture.\n";
  const byAsset = Map.groupBy(entries, ({ campaign, asset }) => `${campaign}/${asset}`);
  const blocks = [...byAsset.values()].map((group) => block(group, paint));
  return `${blocks.join("\n")}\n${totals(entries)}\n`;
}

function block(group: readonly ImageEntry[], paint: ChalkInstance): string {
  const [first] = group;
  if (first === undefined) return "";
  const read = group.find(({ result }) => result.ok)?.result;
  const source = read?.ok
    ? `, ${formatName(read.report.from.format)} ${sizeText(read.report.from)}, ${bytesText(read.report.from.bytes)}`
    : "";
  const title = `${paint.bold(printableLine(first.asset))}  ${paint.dim(printableLine(`${first.file}${source}`))}`;
  return `${[title, ...group.flatMap((entry) => lines(entry, paint))].join("\n")}\n`;
}

function lines({ network, accounts, result }: ImageEntry, paint: ChalkInstance): readonly string[] {
  const whom = printableLine(`${network} (${accounts.join(", ")})`);
  if (!result.ok) {
    const { reason, help } = result.fault;
    return [`  ${paint.red("✗")} ${whom}: ${printableLine(reason)}`, `    ${printableLine(help)}`];
  }
  const { image, done, cached } = result.report;
  const facts = [
    sizeText(image),
    ratioText(image.width / image.height),
    bytesText(image.bytes),
    formatName(image.format),
  ];
  const made = cached ? paint.dim(" (made before)") : "";
  return [
    `  ${paint.green("✓")} ${whom}: ${facts.join(", ")}${made}`,
    ...done.map((step) => `    ${printableLine(step)}`),
  ];
}

function formatName(format: string): string {
  return format === "webp" ? "WebP" : format.toUpperCase();
}

/** 1.91:1, and 1:1.25 where it stands upright. */
function ratioText(ratio: number): string {
  const text = (value: number) => value.toFixed(2).replace(/\.?0+$/, "");
  return ratio >= 1 ? `${text(ratio)}:1` : `1:${text(1 / ratio)}`;
}

function totals(entries: readonly ImageEntry[]): string {
  const fitted = entries.flatMap(({ result }) => (result.ok ? [result.report] : []));
  const bytes = fitted.reduce((sum, { image }) => sum + image.bytes, 0);
  const before = fitted.filter(({ cached }) => cached).length;
  const faults = entries.length - fitted.length;
  const images = fitted.length === 1 ? "1 image" : `${fitted.length} images`;
  return `${images}, ${bytesText(bytes)}; ${before} made before${faults === 0 ? "" : `; ${faults} could not be made`}.`;
}
