/** What a person does to deliveries and publishing, as data, and the record of it. */
import type { Declaration } from "./declaration.ts";

const scopeFlags = [
  ["--all", "everything"],
  ["--campaign <id>", "one campaign"],
  ["--account <id>", "one account"],
] as const;

export const personDeclarations: readonly Declaration[] = [
  {
    name: "pause",
    summary: "the stop switch: send nothing more of all, a campaign or an account",
    takesCampaigns: false,
    formats: ["text", "json"],
    flags: [
      ...scopeFlags,
      ["--reason <text>", "why; whoever finds the pause reads it"],
      ["--until <instant>", "when it ends by itself, as in 2027-03-18T09:00:00Z"],
      ["--except <what>", "critical: posts marked `critical: true` still go out"],
    ],
    examples: [
      'campaign pause --all --reason "National mourning" --except critical',
      'campaign pause --campaign ceaday-2027 --reason "The helpline is down" --until 2027-03-18T12:00:00Z',
    ],
    load: async () => (await import("../person/pause.ts")).runPause,
  },
  {
    name: "resume",
    summary: "end a pause; what fell due meanwhile stays missed",
    takesCampaigns: false,
    formats: ["text", "json"],
    flags: [
      ...scopeFlags,
      ["--catch-up", "send what fell due meanwhile and is still in its window"],
      ["--reason <text>", "why, for the log"],
    ],
    examples: ["campaign resume --all", "campaign resume --campaign ceaday-2027 --catch-up"],
    load: async () => (await import("../person/resume.ts")).runResume,
  },
  {
    name: "settle",
    summary: "decide what became of a delivery; without a decision, tell what is known of it",
    takesCampaigns: false,
    takesDeliveries: "the delivery, as `campaign status` lists it",
    formats: ["text", "json"],
    flags: [
      ["--sent <url>", "it went out, and is there (`done` for a place without addresses)"],
      ["--not-sent", "it did not go out: planned again while in its window"],
      ["--skip", "leave it for ever"],
      ["--reason <text>", "why, for the log"],
    ],
    examples: ["campaign settle ceaday-2027/facts/our-x", "campaign settle ceaday-2027/facts/our-x --not-sent"],
    load: async () => (await import("../person/settle.ts")).runSettle,
  },
  {
    name: "send",
    summary: "one delivery now, whatever its time; of a half-sent thread its missing parts",
    takesCampaigns: false,
    takesDeliveries:
      "the delivery, as `campaign status` lists it, or its post (campaign/post) where it goes to one account only",
    formats: ["text", "json"],
    flags: [],
    examples: ["campaign send ceaday-2027/facts/our-x"],
    heedsSignals: "finish",
    load: async () => (await import("../person/send.ts")).runSend,
  },
  {
    name: "recall",
    summary: "delete what was published, and stop what is left of it",
    takesCampaigns: false,
    takesDeliveries: "deliveries, posts (campaign/post) or campaigns",
    takesPosts: true,
    formats: ["text", "json"],
    flags: [
      ["--reason <text>", "why; it stays in the record"],
      ["--consent <reference>", "everything that is out and shows somebody by this consent"],
      ["--asset <campaign/asset>", "everything that is out and shows this picture, under whatever name"],
    ],
    examples: [
      'campaign recall ceaday-2027/facts/our-x --reason "The number in it is wrong"',
      'campaign recall --consent CR-2027-014 --reason "The consent was withdrawn"',
      'campaign recall ceaday-2027 --reason "Asked by the family"',
    ],
    load: async () => (await import("../person/recall.ts")).runRecall,
  },
  {
    name: "log",
    summary: "the record of everything that happened: what was said, when and where",
    takesCampaigns: false,
    takesDeliveries: "deliveries or campaigns (everything when none is named)",
    formats: ["text", "json", "csv"],
    flags: [
      ["--verify", "check that nothing in the record was changed or taken out"],
      ["--planned-before <date>", "what a publisher had first seen before that day, with which words (text, json)"],
      ["--html <file>", "with --planned-before: write it as a page to print"],
    ],
    examples: [
      "campaign log ceaday-2027 --format csv > said.csv",
      "campaign log --verify",
      "campaign log --planned-before 2027-03-31 ceaday-2027",
    ],
    load: async () => (await import("../views/log.ts")).runLog,
  },
  {
    name: "skip",
    summary: "a delivery or a post never, without editing the file",
    takesCampaigns: false,
    takesDeliveries: "deliveries, as `campaign status` lists them, or posts (campaign/post)",
    takesPosts: true,
    formats: ["text", "json"],
    flags: [["--reason <text>", "why, for the log"]],
    examples: ["campaign skip ceaday-2027/facts/our-x", "campaign skip ceaday-2027/facts"],
    load: async () => (await import("../person/skip.ts")).runSkip,
  },
  {
    name: "unskip",
    summary: "take a person's skip back: planned again while in its window, else missed",
    takesCampaigns: false,
    takesDeliveries: "deliveries, as `campaign status` lists them, or posts (campaign/post)",
    takesPosts: true,
    formats: ["text", "json"],
    flags: [["--reason <text>", "why, for the log"]],
    examples: ["campaign unskip ceaday-2027/facts/our-x", "campaign unskip ceaday-2027/facts"],
    load: async () => (await import("../person/skip.ts")).runUnskip,
  },
];
