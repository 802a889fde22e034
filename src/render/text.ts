/** From a delivery's templates to its final words, counted as its network counts. Pure: images are fitted later. */
import type { Plain } from "../campaign/languages/worded.ts";
import type { Asset } from "../campaign/model.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Measure, Profile } from "../networks/network.ts";
import type { Delivery } from "../plan/delivery.ts";
import { joinedOf } from "./joined.ts";
import { missingWords } from "./missing.ts";
import type { Rendered, RenderedCard, RenderedImage, RenderedPart } from "./rendered.ts";
import { expand } from "./template.ts";
import { problemOf, tooLongProblem } from "./template-problem.ts";
import { builtInsOf, valuesOf } from "./values.ts";

/** Prints a template, and keeps what is wrong with it. */
type Print = (template: string, path: Path, plain?: Plain) => string;

interface Drawn {
  readonly rendered: Rendered;
  readonly problems: readonly Problem[];
}

/**
 * Never throws for what a file says: a name without a value stays in the text as it was written, with a problem at its
 * place that names this delivery. `uniqueProblems` folds those of several accounts.
 */
export function renderDelivery(delivery: Delivery, profile: Profile): Drawn {
  if (delivery.voices === undefined) return renderVoice(delivery, profile);
  const voices = delivery.voices.map((voice) => renderVoice(voice, profile));
  return {
    rendered: joinedOf(
      delivery,
      profile,
      voices.map(({ rendered }) => rendered),
    ),
    problems: voices.flatMap(({ problems }) => problems),
  };
}

/** In one language. */
function renderVoice(delivery: Delivery, profile: Profile): Drawn {
  const problems: Problem[] = [];
  const printing = (values: ReadonlyMap<string, string>): Print => {
    return (template, path, plain = "words") => {
      const missing = template === "" ? undefined : missingWords(delivery, path, plain);
      if (missing !== undefined) problems.push(missing);
      const { text, faults, tooLong } = expand(template, values);
      problems.push(...faults.map((fault) => problemOf(fault, { delivery, path, values })));
      if (tooLong) problems.push(tooLongProblem(delivery, path));
      return text.trimEnd().normalize("NFC");
    };
  };
  const print = printing(valuesOf(delivery, hashtagsOf(delivery, printing(builtInsOf(delivery)))));
  const contentWarning = warningOf(delivery, print);
  const card = cardOf(delivery, print);
  const parts = delivery.parts.map((part): RenderedPart => {
    const text = print(part.text, [...part.path, "text"]);
    const images = part.images.flatMap((id) => imageOf(delivery, id, print));
    let measure: Measure | undefined;
    return {
      text,
      images,
      // Counted when somebody asks: a run of `publish` asks for what is due, not for the whole year.
      get measure() {
        measure ??= profile.measure({ text, images, ...(contentWarning === undefined ? {} : { contentWarning }) });
        return measure;
      },
      path: part.path,
      imagesPath: part.imagesPath,
    };
  });
  const rendered: Rendered = {
    delivery,
    profile,
    parts,
    ...(contentWarning === undefined ? {} : { contentWarning }),
    ...(card === undefined ? {} : { card }),
  };
  return { rendered, problems };
}

function hashtagsOf({ campaign }: Delivery, print: Print): string {
  return campaign.hashtags.map((hashtag, index) => print(hashtag, ["hashtags", index], "same")).join(" ");
}

function warningOf({ contentWarning, contentWarningPath, path }: Delivery, print: Print): string | undefined {
  return contentWarning === undefined
    ? undefined
    : print(contentWarning, contentWarningPath ?? [...path, "content-warning"]);
}

/** An id without an asset was reported when the file was loaded. */
function imageOf({ campaign }: Delivery, id: string, print: Print): readonly RenderedImage[] {
  const asset: Asset | undefined = campaign.assets.get(id);
  return asset === undefined ? [] : [{ asset, alt: print(asset.alt, asset.altPath ?? [...asset.path, "alt"]) }];
}

function cardOf(delivery: Delivery, print: Print): RenderedCard | undefined {
  const { card } = delivery;
  if (card === undefined) return undefined;
  const [image] = card.image === undefined ? [] : imageOf(delivery, card.image, print);
  return {
    url: print(card.url, [...card.path, "url"], "same"),
    title: print(card.title, [...card.path, "title"]),
    description: print(card.description, [...card.path, "description"]),
    ...(image === undefined ? {} : { image }),
    path: card.path,
  };
}
