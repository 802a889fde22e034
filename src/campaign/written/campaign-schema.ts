/** The written form of a campaign file. The editors' schema is made from it, with each description and example. */

import { z } from "zod";
import { nations } from "../../calendar/bank-holidays/nations.ts";
import { repeatDays } from "../duration.ts";
import { worded } from "../languages/worded.ts";
import { grounds } from "../posters/colours.ts";
import {
  amount,
  anyText,
  date,
  flag,
  fraction,
  hashtag,
  id,
  oneOf,
  postDuration,
  reference,
  shared,
  timezone,
  words,
  written,
  year,
} from "./scalar-schemas.ts";
import {
  approval,
  at,
  bilingual,
  images,
  itemOverrides,
  lang,
  languages,
  late,
  mayAdapt,
  options,
  overrides,
  perDay,
  text,
  thread,
} from "./shared-schemas.ts";

const recipients = z.array(id).min(1);

const origins = ["photo", "illustration", "stock", "ai"] as const;

const people = z.union([z.literal("none"), reference, z.array(reference).min(1)]);

const rights = z
  .strictObject({
    holder: words.optional().meta({ description: "Whose picture it is.", examples: ["Northdale Youth Voice"] }),
    licence: words.optional().meta({ description: "What allows its use.", examples: ["CC BY 4.0"] }),
    credit: words.optional().meta({ description: "Who has to be named.", examples: ["Photo: Northdale Youth Voice"] }),
    until: date.optional().meta({
      description: "The last day on which it may be used: a post after it is held.",
      examples: ["2028-12-31"],
    }),
  })
  .meta({ description: "Whose the picture is, and until when it may be used.", examples: [{ until: "2028-12-31" }] });

const poster = z
  .strictObject({
    words: worded(words.meta({ description: "What it says.", examples: ["It is never your fault."] })),
    source: worded(words.meta({ description: "Who said it.", examples: ["Youth Voice"] }), "same").optional(),
    ground: words.meta({
      description: `Its colour: ${Object.keys(grounds).join(", ")}, or one such as #0b5d5e.`,
      examples: ["teal"],
    }),
    ink: words.optional().meta({
      description: "The colour of the letters. Absent: white or black, whichever is easier to read.",
      examples: ["#ffffff"],
    }),
    logo: words.optional().meta({
      description: "An SVG, PNG or JPEG, from this file's folder, placed in a corner.",
      examples: ["../assets/logo.svg"],
    }),
  })
  .meta({
    description: "In place of `file`: a picture drawn from words, for the shape of each network.",
    examples: [{ words: "It is never your fault.", source: "Youth Voice", ground: "teal" }],
  });

const montage = z
  .strictObject({
    of: z
      .array(id)
      .min(2)
      .meta({
        description: "The pictures under `assets`, in the order of reading.",
        examples: [["hands-1", "hands-2"]],
      }),
    columns: amount.optional().meta({
      description: "How many stand beside each other. Absent: as many as suit the network's shape.",
      examples: [4],
    }),
    background: words.optional().meta({
      description: `What shows between and around them, white if absent: ${Object.keys(grounds).join(", ")}, or a colour such as #0b5d5e.`,
      examples: ["teal"],
    }),
  })
  .meta({
    description: "In place of `file`: several pictures joined into one, for the shape of each network.",
    examples: [{ of: ["hands-1", "hands-2"], background: "teal" }],
  });

const asset = z
  .strictObject({
    file: words.optional().meta({
      description: "The picture, from this file's folder, inside the workspace.",
      examples: ["../assets/ceaday/quote-1.svg"],
    }),
    poster: poster.optional(),
    montage: montage.optional(),
    alt: worded(
      anyText.meta({
        description: "What it shows, for people who cannot see it, with all its words.",
        examples: ['A teal card. It reads: "You are not to blame."'],
      }),
    ).optional(),
    fit: oneOf(["whole", "crop"])
      .optional()
      .meta({
        description: "`whole` (the default) is never cut; `crop` may be cut to the network's frame.",
        examples: ["whole"],
      }),
    focus: z
      .tuple([fraction, fraction])
      .optional()
      .meta({
        description: "With `fit: crop`: what to keep, from 0 to 1, left to right and top to bottom.",
        examples: [[0.5, 0.3]],
      }),
    people: people.optional().meta({
      description: "Who can be seen: `none`, or the references of their consents in consents.yaml.",
      examples: [["CR-2027-014"], "none"],
    }),
    origin: oneOf(origins)
      .optional()
      .meta({
        description: "How the picture came to be: photo, illustration, stock or ai.",
        examples: ["photo"],
      }),
    rights: rights.optional(),
  })
  .meta({ description: "A picture." });

const switched = z
  .strictObject({
    is: id.meta({ description: "How it stands. `campaign switch` writes it.", examples: ["open"] }),
    "may-be": z
      .array(id)
      .min(2)
      .meta({ description: "All its positions.", examples: [["open", "full", "cancelled"]] }),
  })
  .meta({
    description: "Something that may turn out in several ways.",
    examples: [{ is: "open", "may-be": ["open", "full"] }],
  });

const when = z.record(id, z.union([id, z.array(id).min(1)])).meta({
  description: "It goes out only while each of these switches stands so, or at one of these.",
  examples: [{ launch: "full" }, { launch: ["full", "cancelled"] }],
});

const moment = z.record(id, text).meta({
  description:
    "By partner: its own words, for all to press send at `at`. Each says something else. For `campaign pack`.",
  examples: [{ yorkscp: "In York we look twice. {hashtags}", leedscp: "Leeds is listening today. {hashtags}" }],
});

const phase = z
  .strictObject({
    title: worded(words.meta({ description: "Its name for people.", examples: ["Launch week"] }), "same").optional(),
    from: words.meta({ description: "Its first day: `day`, `day-7` or a date.", examples: ["day-7"] }),
    until: words.meta({ description: "Its last day, included.", examples: ["day"] }),
  })
  .meta({ description: "A stretch of days. A post of this phase outside of it is a problem." });

const seriesItem = z
  .strictObject({
    id: id.optional().meta({ description: "Its own id, instead of its number.", examples: ["second"] }),
    text: text.optional(),
    thread: thread.optional(),
    images: images.optional(),
    for: itemOverrides.optional(),
  })
  .meta({ description: "One post of a series.", examples: [{ text: "In the morning. {hashtags}" }] });

export const post = z
  .strictObject({
    id: id.meta({
      description: "Its id, unique in this file. Do not change it once it has gone out.",
      examples: ["what-it-is"],
    }),
    at: z
      .union([
        at,
        z.strictObject({
          from: at.meta({ description: "When its first post goes out.", examples: ["day 09:00"] }),
          until: at.optional().meta({ description: "When its last post goes out.", examples: ["day 17:00"] }),
          every: postDuration.optional().meta({
            description: "Instead of `until`: how long after each post the next goes out. Days keep the time of day.",
            examples: ["7d"],
          }),
        }),
      ])
      .meta({
        description: "When it goes out. A series has `from` and either `until` or `every`.",
        examples: ["day-3 09:00", { from: "day 09:00", until: "day 17:00" }, { from: "day-28 09:00", every: "7d" }],
      }),
    text: text.optional(),
    thread: thread.optional(),
    series: z
      .array(seriesItem)
      .min(1)
      .optional()
      .meta({
        description: "Separate posts, spread evenly between `from` and `until`.",
        examples: [[{ text: "In the morning. {hashtags}" }, { text: "In the evening. {hashtags}" }]],
      }),
    share: shared.optional().meta({
      description: "Instead of words: the id of another post of this file, which the accounts of `to` pass on.",
      examples: ["what-it-is"],
    }),
    of: recipients.optional().meta({
      description: "With `share`: whose post is passed on, one account on each network.",
      examples: [["nyscp-bluesky", "nyscp-mastodon"]],
    }),
    images: images.optional(),
    to: recipients.optional().meta({
      description: "Accounts and groups. Replaces the campaign's.",
      examples: [["nyscp-bluesky"]],
    }),
    audience: z
      .array(words)
      .optional()
      .meta({ description: "Whom it speaks to, in free words.", examples: [["professionals"]] }),
    theme: words.optional().meta({ description: "What it is about, in free words.", examples: ["spot the signs"] }),
    phase: words.optional().meta({ description: "The phase it belongs to.", examples: ["launch"] }),
    critical: flag.optional().meta({
      description: "Goes out under a pause that excepts what is critical.",
      examples: [false],
    }),
    again: flag.optional().meta({
      description: `Lets the same words go to the same account again within ${repeatDays} days. Never on X.`,
      examples: [true],
    }),
    approval: approval.optional(),
    when: when.optional(),
    moment: moment.optional(),
    "may-adapt": mayAdapt.optional(),
    ...options,
    for: overrides.optional(),
  })
  .meta({ description: "One message." });

const basedOn = z
  .strictObject({
    pack: words.meta({
      description: "The pack, from this file's folder, inside the workspace.",
      examples: ["../packs/ceaday-2027.zip"],
    }),
    sha256: written(/^[0-9a-f]{64}$/)
      .optional()
      .meta({ description: "Its sum. `campaign pack --take FILE` writes it.", examples: ["0".repeat(64)] }),
    without: z
      .array(id)
      .optional()
      .meta({ description: "Posts of the pack that are left out.", examples: [["night-shift"]] }),
  })
  .meta({
    description: "A pack of somebody else: this file gives only what differs from it.",
    examples: [{ pack: "../packs/ceaday-2027.zip" }],
  });

export const campaignFile = z
  .strictObject({
    campaign: id.meta({
      description: "Its id, unique in the workspace. Do not change it once something has gone out.",
      examples: ["ceaday-2027"],
    }),
    "based-on": basedOn.optional(),
    title: worded(
      words.meta({ description: "Its name for people.", examples: ["National Child Exploitation Awareness Day"] }),
      "same",
    ),
    day: words.optional().meta({
      description: "The awareness day, as `campaign days` lists it. Needs `year`.",
      examples: ["ceaday"],
    }),
    year: year.optional().meta({ description: "The year of `day`.", examples: [2027] }),
    date: date.optional().meta({
      description: "The date, instead of `day`, or beside it: then it wins over the calendar.",
      examples: ["2027-03-18"],
    }),
    timezone: timezone.optional().meta({
      description: "The time zone of every time in this file. Default Europe/London.",
      examples: ["Europe/London"],
    }),
    "on-weekend": oneOf(["keep", "previous-workday", "next-workday"])
      .optional()
      .meta({
        description: "What `day` means when it falls on a Saturday or Sunday. Default keep.",
        examples: ["next-workday"],
      }),
    holidays: oneOf(nations)
      .optional()
      .meta({
        description: "The nation whose bank holidays are no workdays for `on-weekend`. Absent: only weekends count.",
        examples: ["england"],
      }),
    embargo: words.optional().meta({
      description:
        "Until when nothing of it may be public, written like the `at` of a post: one before it is an error.",
      examples: ["day-2 00:01"],
    }),
    to: recipients.optional().meta({
      description: "Accounts and groups that every post goes to, unless it says otherwise.",
      examples: [["nyscp-bluesky", "partners"]],
    }),
    owner: id.optional().meta({
      description: "Who wrote it, of `people` in accounts.yaml: they cannot approve it themselves.",
      examples: ["sam-jones"],
    }),
    approval: approval.optional(),
    "may-adapt": mayAdapt.optional(),
    policies: z
      .strictObject({ "per-day": perDay.optional() })
      .optional()
      .meta({ description: "Rules of its own, instead of the workspace's.", examples: [{ "per-day": 12 }] }),
    lang: lang.optional().meta({ description: "The language of the words. Default en.", examples: ["en"] }),
    languages: languages.optional().meta({
      description:
        "Instead of `lang`: the languages of the words, the first to be read first. Then a text may be a map by language.",
      examples: [["cy", "en"]],
    }),
    bilingual: bilingual.optional(),
    late: late.optional(),
    hashtags: worded(
      z.array(worded(hashtag, "same")).meta({
        description: "What {hashtags} prints, each in quotes. {yy} and {year} print the year.",
        examples: [["#CEADay{yy}"]],
      }),
      "same",
    ).optional(),
    variables: z
      .record(z.string(), worded(anyText, "same"))
      .optional()
      .meta({
        description: "Values for {name} in texts and alt texts.",
        examples: [{ helpline: "0808 800 5000" }],
      }),
    phases: z
      .record(id, phase)
      .optional()
      .meta({
        description: "Stretches of days, by id.",
        examples: [{ launch: { title: "Launch week", from: "day-7", until: "day" } }],
      }),
    switches: z
      .record(id, switched)
      .optional()
      .meta({
        description: "What may turn out in several ways, by id: posts say under `when` which of them they are for.",
        examples: [{ launch: { is: "open", "may-be": ["open", "full", "cancelled"] } }],
      }),
    checks: z
      .record(
        z.string(),
        z.strictObject({
          off: words.meta({ description: "Why it is off.", examples: ["Agreed with the youth panel"] }),
        }),
      )
      .optional()
      .meta({
        description: "Rules turned off for this file, each with its reason.",
        examples: [{ "hashtag-count": { off: "Agreed with the youth panel" } }],
      }),
    assets: z
      .record(id, asset)
      .optional()
      .meta({
        description: "Pictures, by id.",
        examples: [{ "quote-1": { file: "../assets/ceaday/quote-1.svg", alt: "A teal card." } }],
      }),
    posts: z.array(post).meta({
      description: "The messages, in any order.",
      examples: [[{ id: "what-it-is", at: "day 09:00", text: "Know the signs. {hashtags}" }]],
    }),
  })
  .meta({ title: "A campaign file", description: "One awareness campaign and its posts." });

export type WrittenCampaign = z.infer<typeof campaignFile>;
export type WrittenPost = z.infer<typeof post>;
export type WrittenItem = z.infer<typeof seriesItem>;
