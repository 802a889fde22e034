/** The written form of campaigns/accounts.yaml. The editors' schema is made from it, with each description and example. */
import { z } from "zod";
import { fault } from "../../diagnostics/fault.ts";
import { networkIds } from "../../networks/network.ts";
import { shortened } from "../../system/text/shorten.ts";
import { worded } from "../languages/worded.ts";
import { partners } from "../packs/partners-schema.ts";
import { agesPattern, readAges } from "../words/audiences.ts";
import { anyText, checked, duration, flag, format, id, oneOf, price, publicKey, words } from "./scalar-schemas.ts";
import { languages, needed, perDay, visibility } from "./shared-schemas.ts";

export const account = z
  .strictObject({
    network: oneOf(networkIds).meta({ description: "The network it posts to.", examples: ["bluesky"] }),
    handle: words.optional().meta({
      description:
        "Its name on the network, without @. Compared with who the credentials say we are before anything is sent.",
      examples: ["nyscp.example.org"],
    }),
    service: words.optional().meta({
      description: "Address of its server. Only Mastodon needs it; the other networks know their own.",
      examples: ["https://mastodon.example.org"],
    }),
    name: worded(
      words.meta({
        description: "The organisation, as {org} prints it.",
        examples: ["Northdale Safeguarding Partnership"],
      }),
      "same",
    ).optional(),
    languages: languages.optional().meta({
      description: "What its readers get, in this order. Default: all languages of the campaign.",
      examples: [["cy", "en"]],
    }),
    variables: z
      .record(z.string(), worded(anyText, "same"))
      .optional()
      .meta({
        description: "Values for {name} in texts to this account. They win over the campaign's.",
        examples: [{ report_url: "https://example.org/report" }],
      }),
    visibility: visibility.optional().meta({
      description: "Mastodon only: who sees its posts when a post does not say.",
      examples: ["public"],
    }),
    page: words.optional().meta({ description: "Facebook only: the number of the Page.", examples: ["1234567890"] }),
    "api-version": words
      .optional()
      .meta({ description: "Facebook only: the version of its API.", examples: ["v26.0"] }),
    channel: id.optional().meta({
      description: "Hand-off only: where a person posts it: instagram, linkedin, screen, story, email or another.",
      examples: ["instagram"],
    }),
    folder: words.optional().meta({
      description: "Outbox and hand-off only: the folder it writes to, from the workspace's folder.",
      examples: ["published/noticeboard"],
    }),
  })
  .meta({ description: "One identity on one network that may be posted to." });

const person = z
  .strictObject({
    name: words.optional().meta({ description: "Their name. A role is enough.", examples: ["Jo Bloggs"] }),
    role: words.meta({ description: "What they are there for.", examples: ["Designated safeguarding lead"] }),
    key: publicKey.optional().meta({
      description: "Their public SSH key, where they sign what they agree to.",
      examples: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAkQzqPpQ0m4YHyTjVwP1iS0fT8h4n2k5m7q9s1u3w5y"],
    }),
  })
  .meta({ description: "Somebody who agrees to posts, or owns campaigns." });

const ages = checked((value) =>
  readAges(value) === undefined
    ? fault(
        "ages-invalid",
        `"${shortened(value)}" is not a span of ages.`,
        "Write the youngest and the oldest, as in `10-17`, or `18+`.",
      )
    : undefined,
).meta({ pattern: agesPattern.source });

const audience = z
  .strictObject({
    ages: ages.optional().meta({
      description: "How old they are, both ends included: where they may not be on a network is told from it.",
      examples: ["10-17", "18+"],
    }),
  })
  .nullable()
  .meta({ description: "Somebody whom posts are for." });

const approvalPolicy = z
  .strictObject({
    needed: needed.optional(),
    by: z
      .array(id)
      .min(1)
      .optional()
      .meta({ description: "Who may agree, of `people`. Default: all of them.", examples: [["jo-bloggs"]] }),
    signed: flag.optional().meta({ description: "Only what is signed with a key counts.", examples: [false] }),
    warn: duration.optional().meta({
      description: "How long before the first post `publish` reminds of what nobody agreed to. Default 3d.",
      examples: ["3d"],
    }),
    moves: duration.optional().meta({
      description: "How far a post may move within its day without being agreed to again. Default 0m.",
      examples: ["2h"],
    }),
  })
  .meta({ description: "Who has to agree before anything goes out.", examples: [{ needed: 1 }] });

export const accountsFile = z
  .strictObject({
    format: format.optional().meta({
      description: "2 as soon as there are approvals, periods or consents, so that an older program sends nothing.",
      examples: ["2"],
    }),
    workspace: id.optional().meta({
      description: "A name for this workspace, part of every key in the ledger and on the networks. Never change it.",
      examples: ["nyscp"],
    }),
    ledger: words.optional().meta({
      description: "The one ledger that may publish to real networks. The first publish prints it.",
      examples: ["7f3a9c"],
    }),
    policies: z
      .strictObject({
        gap: duration.optional().meta({
          description:
            "The least time between two posts of one account when catching up; posts planned nearer get a warning.",
          examples: ["5m"],
        }),
        "per-day": perDay.optional(),
        prices: z
          .record(z.string(), z.record(z.string(), price))
          .optional()
          .meta({
            description: "What a network charges, in US dollars, where it is not what the program knows.",
            examples: [{ x: { post: 0.015, link: 0.2, alt: 0.005 } }],
          }),
        images: z
          .strictObject({
            people: oneOf(["required", "optional"])
              .optional()
              .meta({
                description: "`required`: each photograph says who is in it, or `none`. Default optional.",
                examples: ["required"],
              }),
            ai: oneOf(["refuse", "allow"])
              .optional()
              .meta({
                description: "`refuse`: no picture with `origin: ai` goes out. Default allow.",
                examples: ["refuse"],
              }),
          })
          .optional()
          .meta({
            description: "What every picture has to say of itself.",
            examples: [{ people: "required", ai: "refuse" }],
          }),
        approval: approvalPolicy.optional(),
      })
      .optional()
      .meta({ description: "Rules for all campaigns.", examples: [{ gap: "5m" }] }),
    accounts: z.record(id, account).meta({
      description: "Who may be posted as, by id.",
      examples: [{ "nyscp-bluesky": { network: "bluesky", handle: "nyscp.example.org" } }],
    }),
    people: z
      .record(id, person)
      .optional()
      .meta({
        description: "Who agrees to posts and who owns campaigns, by id.",
        examples: [{ "jo-bloggs": { role: "Designated safeguarding lead" } }],
      }),
    audiences: z
      .record(words, audience)
      .optional()
      .meta({
        description: "Whom posts are for. When given, `audience` of a post takes no other word.",
        examples: [{ "children and young people": { ages: "10-17" }, "the public": {} }],
      }),
    partners: partners.optional(),
    groups: z
      .record(id, z.array(id).min(1))
      .optional()
      .meta({
        description: "Lists of accounts under one name. Groups hold accounts, not groups.",
        examples: [{ partners: ["nyscp-bluesky"] }],
      }),
  })
  .meta({ title: "campaigns/accounts.yaml", description: "The accounts of a workspace." });

export type WrittenAccounts = z.infer<typeof accountsFile>;
export type WrittenAccount = z.infer<typeof account>;

/** Keys that only some networks know. */
export const keysOfNetworks: Readonly<Record<string, readonly string[]>> = {
  visibility: ["mastodon"],
  page: ["facebook"],
  "api-version": ["facebook"],
  channel: ["handoff"],
  folder: ["outbox", "handoff"],
};
