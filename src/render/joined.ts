/** One message of the same post in several languages: what each says, joined in their order and counted as a whole. */
import type { Measure, Profile, Saying } from "../networks/network.ts";
import type { Delivery } from "../plan/delivery.ts";
import type { Rendered, RenderedCard, RenderedImage, RenderedPart } from "./rendered.ts";

/** What stands between languages: in a text an empty line, in what is one line a stroke. */
const apart = { text: "\n\n", line: " / " } as const;

interface Said {
  readonly lang: string;
  readonly text: string;
}

/** The same words in two languages (a link, a name) are said once. */
function sayings(said: readonly Said[]): readonly Saying[] {
  return said.filter(({ text }, index) => text !== "" && said.findIndex((other) => other.text === text) === index);
}

function join(said: readonly Saying[], between: string): string {
  return said.map(({ text }) => text).join(between);
}

/** Of each language's own, what they say of one thing. */
function saidOf<Own>(
  voices: readonly Rendered[],
  own: (voice: Rendered) => Own | undefined,
  words: (own: Own) => string,
) {
  return sayings(
    voices.flatMap((voice) => {
      const found = own(voice);
      return found === undefined ? [] : [{ lang: voice.delivery.lang, text: words(found) }];
    }),
  );
}

function imageIn(
  image: RenderedImage,
  voices: readonly Rendered[],
  own: (voice: Rendered) => RenderedImage | undefined,
): RenderedImage {
  const said = saidOf(voices, own, ({ alt }) => alt);
  return { ...image, alt: join(said, apart.text), ...(said.length > 1 && { sayings: said }) };
}

function cardIn(card: RenderedCard, voices: readonly Rendered[]): RenderedCard {
  const words = (key: "title" | "description") =>
    join(
      saidOf(
        voices,
        (voice) => voice.card,
        (own) => own[key],
      ),
      apart.line,
    );
  return {
    ...card,
    title: words("title"),
    description: words("description"),
    ...(card.image === undefined ? {} : { image: imageIn(card.image, voices, (voice) => voice.card?.image) }),
  };
}

/** `voices`: in the order in which they are read, of the same pictures and as many parts; at least one. */
export function joinedOf(delivery: Delivery, profile: Profile, voices: readonly Rendered[]): Rendered {
  const [first] = voices;
  if (first === undefined) return { delivery, profile, parts: [] };
  const warning = join(
    saidOf(
      voices,
      (voice) => voice.contentWarning,
      (text) => text,
    ),
    apart.line,
  );
  const contentWarning = warning === "" ? {} : { contentWarning: warning };
  const parts = first.parts.map((part, index): RenderedPart => {
    const said = saidOf(
      voices,
      (voice) => voice.parts[index],
      (own) => own.text,
    );
    const text = join(said, apart.text).normalize("NFC");
    const images = part.images.map((image, at) => imageIn(image, voices, (voice) => voice.parts[index]?.images[at]));
    let measure: Measure | undefined;
    return {
      ...part,
      text,
      images,
      get measure() {
        measure ??= profile.measure({ text, images, ...contentWarning });
        return measure;
      },
      ...(said.length > 1 && { sayings: said }),
    };
  });
  return {
    delivery,
    profile,
    parts,
    voices,
    ...contentWarning,
    ...(first.card === undefined ? {} : { card: cardIn(first.card, voices) }),
  };
}
