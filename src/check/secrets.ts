/** Secrets in what would go out, which holds its delivery, and elsewhere in the files, which is told. */
import type { Place } from "../diagnostics/problem.ts";
import type { Source } from "../diagnostics/source.ts";
import type { Rendered } from "../render/rendered.ts";
import { isSecretKey } from "../system/secrets/secret-keys.ts";
import { type FoundSecret, secretsIn } from "../system/secrets/secret-shapes.ts";
import type { CheckContext, Finding } from "./rule.ts";
import { whereWritten } from "./where-written.ts";
import { drawnWords, placeOf, writtenParts } from "./written.ts";

interface Printed {
  /** In the midst of a sentence: "the text". */
  readonly what: string;
  readonly words: string;
  /** Where a stretch of it stands. */
  place(span: { readonly start: number; readonly end: number }): Place;
}

/** Every word of a delivery that its readers, or a program that reads to them, will get. */
function printedBy(rendered: Rendered): readonly Printed[] {
  const { delivery, parts, card, contentWarning } = rendered;
  const { source } = delivery.campaign;
  const alt = ({ asset, alt: words }: (typeof parts)[number]["images"][number]): Printed => ({
    what: `the alt text of ${asset.id}`,
    words,
    place: () => source.place(asset.altPath ?? [...asset.path, "alt"]),
  });
  const ofCard = (key: "url" | "title" | "description"): Printed[] =>
    card === undefined
      ? []
      : [{ what: `the card's ${key}`, words: card[key], place: () => source.place([...card.path, key]) }];
  return [
    ...writtenParts(rendered).map((written) => ({
      what: "the text",
      words: written.text,
      place: (span: { readonly start: number; readonly end: number }) => placeOf(written, span),
    })),
    ...parts.flatMap(({ images }) => images.map(alt)),
    ...(["url", "title", "description"] as const).flatMap(ofCard),
    ...(card?.image === undefined ? [] : [alt(card.image)]),
    ...drawnWords(rendered).map((drawn) => ({
      what: "a poster",
      words: drawn.text,
      place: (span: { readonly start: number; readonly end: number }) => placeOf(drawn, span),
    })),
    ...(contentWarning === undefined
      ? []
      : [
          {
            what: "the content warning",
            words: contentWarning,
            place: () => whereWritten(delivery, "contentWarning"),
          },
        ]),
  ];
}

const safeAgain =
  "revoke it where it was made, since it stays in the history of the file, and keep the new one in the environment (CAMPAIGN_<ACCOUNT>_...).";

/** A guess may be wrong, and it holds a post. */
function helpFor(certain: boolean): string {
  const help = `Take it out, ${safeAgain}`;
  return certain ? help : `${help} If it is none, write \`secret-perhaps: { off: "why" }\` under \`checks:\`.`;
}

/** Variables whose very name says that they are secret, where a text prints them, in whichever language. */
function namedIn(rendered: Rendered): readonly string[] {
  return [...new Set((rendered.voices ?? [rendered]).flatMap(namedInOne))];
}

function namedInOne({ delivery }: Rendered): readonly string[] {
  const names = [...Object.keys(delivery.account.variables), ...Object.keys(delivery.campaign.variables)];
  const templates = delivery.parts.map(({ text }) => text).join("\n");
  return names.filter((name) => isSecretKey(name) && templates.includes(`{${name}}`));
}

type Report = (finding: Finding) => void;

function reportPrinted(one: Rendered, certain: boolean, report: Report): void {
  const delivery = one.delivery.id;
  const help = helpFor(certain);
  for (const { what, words, place } of printedBy(one)) {
    const lines = words.split("\n");
    for (const found of secretsIn(words).filter((each) => each.certain === certain)) {
      const before = lines.slice(0, found.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
      const start = before + found.column - 1;
      const at = place({ start, end: start + found.length });
      const message = `This would print what looks like ${found.kind} in ${what}.`;
      report({ message, help, place: at, delivery, confidential: true });
    }
  }
  if (certain) return;
  for (const name of namedIn(one)) {
    const message = `This would print {${name}}, which is named like a password or token.`;
    const place = one.delivery.campaign.source.place(one.parts[0]?.path ?? one.delivery.path);
    report({ message, help, place, delivery, confidential: true });
  }
}

const known = new WeakMap<Source, readonly FoundSecret[]>();

/** Of a whole file, once for as long as it is that file: a publisher checks its deliveries one by one. */
function secretsOf(source: Source): readonly FoundSecret[] {
  const kept = known.get(source) ?? secretsIn(source.text);
  known.set(source, kept);
  return kept;
}

export function reportSecrets(
  { campaign, workspace, rendered }: CheckContext,
  { certain }: { readonly certain: boolean },
  report: Report,
): void {
  const told: Place[] = [];
  for (const one of rendered) {
    reportPrinted(one, certain, (finding) => {
      told.push(finding.place);
      report(finding);
    });
  }
  const help = helpFor(certain);
  for (const source of [campaign.source, workspace.source]) {
    const { file, text } = source;
    for (const { kind, line, column, length, certain: sure } of secretsOf(source)) {
      if (sure !== certain || told.some((place) => place.file === file && covers(place, line, text))) continue;
      report({ message: `This looks like ${kind}.`, help, place: { file, line, column, length }, confidential: true });
    }
  }
}

/** Whether it was told already: where a text of several lines was named as a whole, all of its lines are. */
function covers(place: Place, line: number, text: string): boolean {
  if (line === place.line) return true;
  if (line < place.line) return false;
  const lines = text.split("\n").slice(place.line - 1, line);
  const indent = lines[0]?.search(/\S/) ?? 0;
  return lines.slice(1).every((each) => each.trim() === "" || each.search(/\S/) > indent);
}
