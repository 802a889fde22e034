/** Every command as data: its words for --help, its flags, what it prints, and where its code is. */
import type { CommandGroup, Declaration } from "./declaration.ts";
import { UsageError } from "./exit-codes.ts";
import { textFlag } from "./flags.ts";
import { personDeclarations } from "./person-declarations.ts";

const nowFlag = ["--now <instant>", "judge as if it were this instant, as in 2027-03-18T09:00:00Z"] as const;
const accountFlag = ["--account <id>", "only what goes to this account"] as const;
const fromFlag = ["--from <date>", "first day (or instant) to take"] as const;
const untilFlag = ["--until <date>", "last day (or instant) to take"] as const;

const accounts: CommandGroup = {
  name: "accounts",
  summary: "who posts: what each account needs, and whether it is ready",
};

export const declarations: readonly Declaration[] = [
  {
    name: "init",
    summary: "make a workspace to begin with; changes nothing that is there",
    takesCampaigns: false,
    takesFolder: true,
    formats: ["text"],
    flags: [
      ["--github", "with workflows that show pull requests and publish by a schedule"],
      ["--docker", "with a container that publishes, and PostgreSQL beside it"],
      ["--cron", "with a line for cron"],
      ["--systemd", "with a service and a timer for systemd"],
    ],
    examples: ["campaign init", "campaign init our-campaigns --cron", "campaign init --github"],
    load: async () => {
      const { runInit, ways } = await import("../init/init.ts");
      return async (context, targets, flags) => {
        const said = (Object.keys(ways) as (keyof typeof ways)[]).filter((way) => flags[way] === true);
        const { canAsk } = await import("../new/ask-new.ts");
        if (said.length > 0 || !canAsk(context)) return runInit(context, targets, said);
        return runInit(context, targets, await (await import("../init/ask-init.ts")).askInit());
      };
    },
  },
  {
    name: "new",
    summary: "write a campaign file from the calendar, ready to edit; asks for what is not given",
    takesCampaigns: false,
    wordsMean: ([day, year, ...more]) => {
      const form = year === undefined ? `--day ${day}` : `--day ${day} --year ${year}`;
      return more.length === 0 ? [form] : [];
    },
    formats: ["text"],
    flags: [
      ["--day <id>", "the awareness day, as `campaign days` lists it"],
      ["--year <year>", "the year it is for"],
      ["--to <accounts>", "accounts and groups, with commas between them"],
      ["--draft", "write it to drafts/, from which nothing is published"],
    ],
    examples: ["campaign new", "campaign new --day ceaday --year 2027 --to lead"],
    load: async () => {
      const { runNew } = await import("../new/new.ts");
      return async (context, _, flags) => {
        const given = { day: textFlag(flags, "day"), year: textFlag(flags, "year"), to: textFlag(flags, "to") };
        const draft = flags.draft === true;
        const { askNew, canAsk } = await import("../new/ask-new.ts");
        const chosen = given.day === undefined && canAsk(context) ? await askNew(context, given) : given;
        return runNew(context, { ...chosen, draft });
      };
    },
  },
  {
    name: "import",
    summary: "make a draft of somebody's toolkit: docx, html, csv, xlsx, a zip or a folder of them",
    takesCampaigns: false,
    takesFiles: true,
    formats: ["text"],
    flags: [
      ["--as <id>", "the id of the campaign to be"],
      [
        "--accounts <columns>",
        "whose words stand in which column of a table, as in Twitter=northdale-x,Facebook=northdale-facebook",
      ],
    ],
    examples: [
      "campaign import toolkit.docx --as safer-sleep-2027",
      "campaign import schedule.csv --as ceaday-2027 --accounts Twitter=northdale-x",
    ],
    load: async () => (await import("../import/import.ts")).runImport,
  },
  {
    name: "roll",
    summary: "write a campaign's file for another year to drafts/, with all that has to be looked at",
    takesCampaigns: true,
    formats: ["text"],
    flags: [["--year <year>", "the year it is for"]],
    examples: ["campaign roll ceaday-2027 --year 2028"],
    load: async () => (await import("../roll/roll.ts")).runRoll,
  },
  {
    name: "days",
    summary: "list and search the calendar of awareness days",
    takesCampaigns: false,
    takesWords: true,
    formats: ["text", "json", "ics"],
    flags: [
      ["--search <words>", "only days whose name, id or hashtag has these words"],
      ["--bank-holidays", "the bank holidays of a nation instead (text, json)"],
      ["--nation <nation>", "england (default), wales, scotland or northern-ireland"],
      fromFlag,
      untilFlag,
      nowFlag,
    ],
    examples: [
      "campaign days --bank-holidays --nation scotland",
      "campaign days child",
      "campaign days --from 2027-03-01 --until 2027-03-31",
      "campaign days --format ics > days.ics",
    ],
    load: async () => {
      const { runDays } = await import("../views/days.ts");
      return (context, words, flags) =>
        runDays(context, {
          search: [...words, textFlag(flags, "search") ?? ""].join(" ").trim() || undefined,
          from: textFlag(flags, "from"),
          until: textFlag(flags, "until"),
          bankHolidays: flags.bankHolidays === true,
          nation: textFlag(flags, "nation"),
        });
    },
  },
  {
    name: "validate",
    summary: "check campaign files and print every problem",
    takesCampaigns: true,
    formats: ["text", "json", "github", "sarif"],
    flags: [nowFlag],
    examples: [
      "campaign validate",
      "campaign validate campaigns/ceaday-2027.yaml",
      "campaign validate ceaday-2027 --format json",
      "campaign validate --format github",
    ],
    load: async () => (await import("../views/validate.ts")).runValidate,
  },
  {
    name: "plan",
    summary: "show what goes out where and when, and what has gone",
    takesCampaigns: true,
    formats: ["text", "json", "csv", "ics"],
    flags: [fromFlag, untilFlag, accountFlag, nowFlag],
    examples: [
      "campaign plan",
      "campaign plan ceaday-2027 --from 2027-03-15 --account northdale-x",
      "campaign plan --format ics > plan.ics",
    ],
    load: async () => (await import("../views/plan.ts")).runPlan,
  },
  {
    name: "preview",
    summary: "show each post as its readers will see it, for sign-off",
    takesCampaigns: true,
    formats: ["text"],
    flags: [
      ["--html <file>", "write a web page to look through, print and sign"],
      ["--review <file>", "write a page for those who agree by mail, with its text and its zip beside it"],
      ["--calendar <file>", "write a page of the year: all campaigns by day, with what they meet"],
      ["--reply-to <mail>", "where their answers go, with --review"],
      ["--markdown <file>", "write a comment for a pull request (- prints it)"],
      ["--base <revision>", "show only what is new or another since that revision of the repository"],
      ["--link <url>", "where the files of this revision can be fetched, for thumbnails in the comment"],
      ["--serve", "show that page in a browser on this machine, following the files as they are edited"],
      fromFlag,
      untilFlag,
      accountFlag,
      nowFlag,
    ],
    examples: [
      "campaign preview ceaday-2027",
      "campaign preview --account northdale-bluesky",
      "campaign preview ceaday-2027 --html sign-off.html",
      "campaign preview ceaday-2027 --review agree.html --reply-to sam@example.org",
      "campaign preview --markdown comment.md --base origin/main",
      "campaign preview --calendar year.html",
      "campaign preview --serve",
    ],
    heedsSignals: ({ serve }) => (serve === true ? "finish" : "tidy"),
    load: async () => (await import("../preview/preview.ts")).runPreview,
  },
  {
    name: "images",
    summary: "build every fitted image and say what was done to each",
    takesCampaigns: true,
    formats: ["text", "json"],
    flags: [],
    examples: ["campaign images", "campaign images ceaday-2027"],
    load: async () => (await import("../views/images.ts")).runImages,
  },
  {
    name: "pack",
    summary: "hand a campaign on to partners: words, pictures and documents, a zip for each",
    takesCampaigns: true,
    formats: ["text"],
    flags: [
      ["--for <partner>", "for this one, of `partners` in accounts.yaml"],
      ["--all", "for each of them, its id in the name of the file"],
      ["--out <file>", "the zip to write"],
      ["--take <file>", "a pack you were given: show what is another in it, and base your campaign on it"],
      nowFlag,
    ],
    examples: [
      "campaign pack ceaday-2027 --for yorkscp --out yorkscp.zip",
      "campaign pack ceaday-2027 --all --out ceaday-2027.zip",
      "campaign pack --take ceaday-2027-second-edition.zip",
    ],
    load: async () => (await import("../pack/pack.ts")).runPack,
  },
  {
    name: "publish",
    summary: "send what is due, once",
    takesCampaigns: true,
    formats: ["text", "json"],
    flags: [
      ["--dry-run", "show what is due; write and send nothing"],
      ["--watch", "stay, and send each post at its time; a line for each event (JSON with --format json)"],
      nowFlag,
    ],
    examples: ["campaign publish --dry-run", "campaign publish", "campaign publish --watch --format json"],
    heedsSignals: "finish",
    load: async () => (await import("../publishing/publish.ts")).runPublish,
  },
  {
    name: "rehearse",
    summary: "publish from first to last post into a folder, with nothing sent",
    takesCampaigns: true,
    formats: ["text", "json"],
    flags: [["--outbox <dir>", "the folder to rehearse into (else outbox/)"], fromFlag, untilFlag],
    examples: ["campaign rehearse", "campaign rehearse ceaday-2027 --outbox outbox"],
    heedsSignals: "finish",
    load: async () => (await import("../publishing/rehearse.ts")).runRehearse,
  },
  {
    name: "status",
    summary: "every delivery: its state, time, address and last reason",
    takesCampaigns: true,
    formats: ["text", "json"],
    flags: [
      ["--consent <reference>", "only what shows somebody by this consent, out or planned"],
      ["--asset <campaign/asset>", "only what shows this picture, under whatever name it went out"],
    ],
    examples: ["campaign status", "campaign status ceaday-2027 --format json", "campaign status --consent CR-2027-014"],
    load: async () => (await import("../views/status.ts")).runStatus,
  },
  ...personDeclarations,
  {
    name: "list",
    group: accounts,
    summary: "list the accounts, the secrets that each needs, and where those would be sent",
    takesCampaigns: false,
    formats: ["text", "json"],
    flags: [],
    examples: ["campaign accounts list"],
    load: async () => (await import("../views/accounts.ts")).runAccountsList,
  },
  {
    name: "check",
    group: accounts,
    summary: "ask each account who it is, whether it may post, when its token ends and what time it is",
    takesCampaigns: false,
    takesAccounts: true,
    formats: ["text", "json"],
    flags: [],
    examples: [
      "campaign accounts check",
      "campaign accounts check northdale-bluesky",
      "campaign accounts check partners",
    ],
    load: async () => (await import("../views/accounts.ts")).runAccountsCheck,
  },
  {
    name: "doctor",
    summary: "look at everything that keeps a post from going out, and say what to do",
    takesCampaigns: false,
    formats: ["text", "json"],
    flags: [
      ["--send", "try webhook, mail and heartbeat with a message that says it is a test"],
      ["--offline", "ask no server"],
      ["--health", "look only whether a publisher is at work here: ledger, last look, disk, clock"],
    ],
    examples: ["campaign doctor", "campaign doctor --send", "campaign doctor --health --quiet"],
    load: async () => async (context, targets, flags) => {
      if (flags.health !== true) return (await import("../doctor/doctor.ts")).runDoctor(context, targets, flags);
      if (flags.send !== true) return (await import("../doctor/health.ts")).runHealth(context);
      throw new UsageError("--health sends nothing and asks nobody: leave out --send.");
    },
  },
  {
    name: "completion",
    summary: "print the script with which a shell completes commands, flags and ids",
    takesCampaigns: false,
    takesShell: true,
    formats: ["text"],
    flags: [["--words", "print the words that may stand at the end of the line given after --"]],
    examples: ["campaign completion bash >> ~/.bashrc", "campaign completion fish | source"],
    load: async () => {
      const { runCompletion } = await import("./completion.ts");
      return (context, targets, flags) => runCompletion(context, declarations, { targets, flags });
    },
  },
];
