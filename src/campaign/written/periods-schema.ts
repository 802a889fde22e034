/** The written form of campaigns/periods.yaml. */
import { z } from "zod";
import { nations } from "../../calendar/bank-holidays/nations.ts";
import { date, id, moment, oneOf, words } from "./scalar-schemas.ts";

export const periodKinds = ["pre-election", "mourning", "incident", "quiet"] as const;
export const periodRules = ["stop", "ask", "tell"] as const;

const period = z
  .strictObject({
    id: id.meta({ description: "Its name: why a post was not sent is told with it.", examples: ["pre-election-2027"] }),
    kind: oneOf(periodKinds).meta({ description: "What kind of time it is.", examples: ["pre-election"] }),
    nation: oneOf(nations)
      .optional()
      .meta({ description: "Where the poll is. Needed beside `poll`.", examples: ["scotland"] }),
    poll: date.optional().meta({
      description:
        "The day of a local or devolved election. What is not written is reckoned: from the last day for the notice until the end of polling day.",
      examples: ["2027-05-06"],
    }),
    from: moment.optional().meta({
      description: "Its first day, or an instant. Wins over what is reckoned.",
      examples: ["2027-03-19"],
    }),
    until: moment.optional().meta({
      description: "Its last day, included, or an instant. Absent without a poll: until the period is taken out.",
      examples: ["2027-05-06"],
    }),
    source: words.optional().meta({ description: "Who says so.", examples: ["https://example.org/notice"] }),
    checked: date.optional().meta({ description: "When somebody last looked.", examples: ["2027-02-01"] }),
    accounts: z
      .array(id)
      .min(1)
      .optional()
      .meta({ description: "Accounts and groups that it is for. Absent: all.", examples: [["council-mastodon"]] }),
    campaigns: z
      .array(id)
      .min(1)
      .optional()
      .meta({ description: "Campaigns that it is for. Absent: all.", examples: [["ceaday-2027"]] }),
    rule: oneOf(periodRules)
      .optional()
      .meta({
        description:
          "stop: nothing is sent, and what falls due in it is missed. ask: only what was approved for it is sent. tell: it is only shown. Without: a pre-election period asks, mourning and an incident stop, a quiet time tells.",
        examples: ["ask"],
      }),
    except: oneOf(["critical"])
      .optional()
      .meta({
        description: "With stop: what is critical goes out when it is approved for it.",
        examples: ["critical"],
      }),
    by: z
      .array(id)
      .min(1)
      .optional()
      .meta({
        description: "Who may agree to posts in it. Absent: `policies.approval.by`.",
        examples: [["mo-officer"]],
      }),
  })
  .meta({ description: "One sensitive period." });

export const periodsFile = z
  .array(period)
  .meta({ title: "campaigns/periods.yaml", description: "Times in which posts are stopped, asked for, or told of." });

export type WrittenPeriod = z.infer<typeof period>;
