/** A length of time that cannot be read: what relies on it is left out, and all else of the file is told at once. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const open: TestWorkspace[] = [];
afterEach(() => {
  for (const workspace of open.splice(0)) workspace.remove();
});

interface Told {
  readonly code: string;
  readonly line: number;
  readonly severity: string;
  readonly help: string;
}

/** As `command` tells it, in the order of the file. */
async function read(command: "validate" | "plan", campaign: string, accounts = outboxAccounts) {
  const workspace = aWorkspace({ "campaigns/accounts.yaml": accounts, "campaigns/w.yaml": campaign });
  open.push(workspace);
  const args = [command, "--format", "json", "--now", "2027-01-04T09:00:00Z"];
  const { stdout } = await runCampaign(args, { cwd: workspace.root });
  const { problems, deliveries = [] } = JSON.parse(stdout) as { problems: Told[]; deliveries?: { id: string }[] };
  const errors = problems.filter(({ severity }) => severity === "error");
  return {
    errors: errors.map(({ line, code }) => `${line} ${code}`),
    helps: errors.filter(({ code }) => code === "duration-invalid").map(({ help }) => help),
    ids: deliveries.map(({ id }) => id),
  };
}

const head = "campaign: w\ntitle: Kind words\ndate: 2027-03-08\nto: [print-room]\n";

const nine = `${head}late: 7
posts:
  - { id: a, at: day 9am, text: "You can talk to us." }
  - { id: b, at: day 10:00, text: "Come on Tuesday 8 March. {nosuch}" }
  - { id: c, at: day 11:00, late: soon, text: "Somebody will listen. TODO: who?" }
  - { id: d, at: day 12:00, late: 2h, text: "It is never your fault.", images: [quote] }
  - id: e
    at: { from: day 13:00, every: 7 days }
    series: [{ text: "Know the signs." }, { text: "Ring us on Tuesday 15 March." }]
`;

describe("a length of time that cannot be read", () => {
  it("hides none of eight other mistakes in its file", async () => {
    const { errors } = await read("validate", nine);

    expect(errors).toEqual([
      "5 duration-invalid",
      "7 time-unreadable",
      "8 wrong-weekday",
      "8 name-unknown",
      "9 duration-invalid",
      "9 placeholder-left",
      "10 asset-unknown",
      "12 duration-invalid",
      "13 wrong-weekday",
    ]);
  });

  it("hides no mistake of another post of a campaign whose other posts go out", async () => {
    const posts = `posts:\n  - { id: a, at: day 09:00, late: 7, text: "Come on Tuesday 8 March." }\n  - { id: b, at: day 10:00, text: "You can talk to us." }\n`;
    const { errors, ids } = await read("plan", head + posts);

    expect(errors).toEqual(["6 duration-invalid", "6 wrong-weekday"]);
    expect(ids).toEqual(["w/b/print-room"]);
  });

  it("of a whole campaign leaves out the posts that rely on it, and no other", async () => {
    const posts = `late: 7\nposts:\n  - { id: a, at: day 09:00, text: "You can talk to us." }\n  - { id: b, at: day 10:00, late: 1h, text: "Somebody will listen." }\n`;

    expect((await read("plan", head + posts)).ids).toEqual(["w/b/print-room"]);
  });

  it("of an account leaves out what is for that one", async () => {
    const accounts =
      "workspace: test\naccounts:\n  one: { network: outbox }\n  two: { network: outbox, folder: two }\n";
    const post = `posts:\n  - { id: a, at: day 09:00, to: [one, two], text: "You can talk to us.", for: { two: { late: 7 } } }\n`;
    const { errors, ids } = await read("plan", head.replace("print-room", "one") + post, accounts);

    expect(errors).toEqual(["6 duration-invalid"]);
    expect(ids).toEqual(["w/a/one"]);
  });

  it.each([
    ["7", "Say of what: `7m` are minutes, `7h` hours, `7d` days."],
    ["weekly", "Write `7d`."],
    ["2 weeks", "Write `14d`."],
    ["90 minutes", "Write `90m`."],
    ["3 months", "Write minutes, hours or days, as in `30m`, `2h` or `1d`."],
  ])("`%s` is told with what was probably meant", async (written, help) => {
    const post = `posts:\n  - { id: a, at: day 09:00, late: ${written}, text: "You can talk to us." }\n`;

    expect((await read("validate", head + post)).helps).toEqual([help]);
  });

  it("in accounts.yaml stops every campaign, and hides nothing of them", async () => {
    const accounts = `${outboxAccounts}policies: { gap: 7 }\n`;
    const post = `posts:\n  - { id: a, at: day 09:00, text: "Come on Tuesday 8 March." }\n`;
    const { errors, ids } = await read("plan", head + post, accounts);

    expect(errors.map((each) => each.split(" ")[1])).toEqual(["duration-invalid", "wrong-weekday"]);
    expect(ids).toEqual([]);
  });
});
