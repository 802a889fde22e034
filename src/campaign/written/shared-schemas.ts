/** Keys that a post, its overrides and the items of a series share. */
import { z } from "zod";
import { worded } from "../languages/worded.ts";
import { amount, count, flag, id, language, oneOf, postDuration, words } from "./scalar-schemas.ts";

/** `direct` is not among them: a direct message is no campaign post. */
export const visibility = oneOf(["public", "unlisted", "private"]);

const labels = ["!no-unauthenticated", "porn", "sexual", "nudity", "graphic-media"] as const;

export const images = z.array(id).meta({
  description: "Ids of the pictures, from `assets`, in their order.",
  examples: [["quote-1"]],
});

export const text = worded(
  words.meta({
    description: "The words. {name} prints a variable, {hashtags} the campaign's hashtags. In quotes, or below a `|`.",
    examples: ["Know the signs: {report_url} {hashtags}"],
  }),
);

export const part = z
  .strictObject({ text, images: images.optional() })
  .meta({ description: "One post of a thread.", examples: [{ text: "First: {report_url}" }] });

export const thread = z
  .array(part)
  .min(1)
  .meta({
    description: "A chain of posts, each an answer to the one before.",
    examples: [[{ text: "One. {hashtags}" }, { text: "Two." }]],
  });

export const card = z
  .strictObject({
    url: worded(words.meta({ description: "Where the card leads.", examples: ["https://example.org/signs"] }), "same"),
    title: worded(words.meta({ description: "Its headline.", examples: ["Spot the signs"] })),
    description: worded(words.meta({ description: "One or two sentences.", examples: ["What to look for."] })),
    image: id.optional().meta({ description: "Id of its picture, from `assets`.", examples: ["quote-1"] }),
  })
  .meta({
    description: "A link preview, on the networks that take one.",
    examples: [{ url: "https://example.org/signs", title: "Spot the signs", description: "What to look for." }],
  });

export const at = words.meta({
  description: "When: `day`, `day-3` or a date, then the time of day with two-digit hours.",
  examples: ["day-3 09:00", "2027-03-18 09:00"],
});

export const mayAdapt = flag.meta({
  description: "Whether partners may say it in their own words. Default true.",
  examples: [false],
});

export const lang = language.meta({ description: "The language of the words.", examples: ["en"] });

/** In the order in which they are to be read. */
export const languages = z.array(language).min(1);

export const bilingual = oneOf(["together", "apart"]).meta({
  description:
    "For accounts with several languages: `together` (the default) is one post with a blank line between them, `apart` a post for each in the same minute.",
  examples: ["apart"],
});

export const late = postDuration.meta({
  description: "How late it may still go out, in minutes, hours or days. After that it is missed.",
  examples: ["2h"],
});

/** How many people have to agree. */
export const perDay = amount.meta({
  description: "More posts of one account in a local day than this, those of all campaigns counted, get a warning.",
  examples: [6],
});

export const needed = count(2).meta({
  description: "How many people have to agree before it goes out: 0, 1 or 2.",
  examples: [1],
});

/** Of a campaign or a post, which may ask for more than accounts.yaml does. */
export const approval = z
  .strictObject({ needed: needed.optional() })
  .meta({ description: "More people than accounts.yaml asks for. Never fewer.", examples: [{ needed: 2 }] });

/** Optional keys that posts and overrides both take. */
export const options = {
  lang: lang.optional(),
  bilingual: bilingual.optional(),
  late: late.optional(),
  visibility: visibility.optional().meta({ description: "Who sees it, where the network asks.", examples: ["public"] }),
  "content-warning": worded(
    words.meta({
      description: "Words shown before the post, which the reader opens.",
      examples: ["Speaks of abuse"],
    }),
  ).optional(),
  labels: z
    .array(oneOf(labels))
    .optional()
    .meta({
      description: "Bluesky's content labels.",
      examples: [["graphic-media"]],
    }),
  card: card.optional(),
};

const overrideWords = { text: text.optional(), thread: thread.optional(), images: images.optional() };

const skip = flag.optional().meta({ description: "Leaves this account or network out.", examples: [true] });

const about =
  "What is different for one account or network. An account wins over its network; each key replaces whole.";

export const overrides = z
  .record(id, z.strictObject({ ...overrideWords, at: at.optional(), ...options, skip }))
  .meta({ description: about, examples: [{ x: { text: "Shorter. {hashtags}" } }] });

/** An item of a series has its times from the series. */
const { late: _late, ...itemOptions } = options;
export const itemOverrides = z
  .record(id, z.strictObject({ ...overrideWords, ...itemOptions, skip }))
  .meta({ description: about, examples: [{ x: { text: "Shorter. {hashtags}" } }] });
