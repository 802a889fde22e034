/** A pack as partners use it: their own files based on it, and a newer edition taken after it was looked through. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const poster = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="${colour}"/></svg>`;

const posts = `  - id: signs
    at: day 09:00
    text: "Know the signs, {place}: {report_url} {hashtags}"
    images: [sign]
  - id: fixed
    at: day 10:00
    may-adapt: false
    text: "It is never your fault. {hashtags}"
  - id: local
    at: day 11:00
    text: "Talk to somebody near you. {hashtags}"
    for: { mastodon: { text: "Talk to somebody, on Mastodon. {hashtags}" } }
`;

const made: TestWorkspace[] = [];
afterEach(() => {
  for (const each of made.splice(0)) each.remove();
});

function workspaceWith(files: Readonly<Record<string, string | Uint8Array>>): TestWorkspace {
  const workspace = aWorkspace(files);
  made.push(workspace);
  return workspace;
}

/** Who writes the campaign, and makes a pack of it each time. */
function author() {
  const origin = workspaceWith({
    "campaigns/accounts.yaml": `workspace: author
accounts: { print-room: { network: outbox, name: Northdale, variables: { place: x, report_url: https://a.example.org } } }
partners: { all: { name: All partners, channels: [mastodon], variables: { place: Yorkshire, report_url: https://all.example.org/report } } }
`,
    "assets/sign.svg": poster("#0b6470"),
  });
  return async (name: string, text: string, colour = "#0b6470") => {
    const assets = `  sign: { file: ../assets/sign.svg, alt: "A sign." }\n`;
    origin.write("campaigns/day.yaml", campaignYaml({ id: "ceaday-2027", posts: text, assets }));
    origin.write("assets/sign.svg", poster(colour));
    const run = await runCampaign(["pack", "ceaday-2027", "--for", "all", "--out", name], { cwd: origin.root });
    if (run.code !== 0) throw new Error(run.stderr);
    return path.join(origin.root, name);
  };
}

function filesOf(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted() : [];
}

it("is whose the file says: a pack of another campaign brings no id of its own", async () => {
  const first = await author()("first.zip", posts);
  const own = workspaceWith({
    "campaigns/accounts.yaml":
      "workspace: own\naccounts: { board: { network: outbox, name: Board, variables: { place: x, report_url: https://own.example.org } } }\n",
  });
  const taken = await runCampaign(["pack", "--take", first], { cwd: own.root });
  const line = /based-on: .*/.exec(taken.stderr)?.[0] ?? "";
  own.write("campaigns/day.yaml", `${line}\nto: [board]\n`);

  const run = await runCampaign(["validate"], { cwd: own.root });

  expect(run.code).toBe(1);
  expect(run.stdout).toContain("`campaign` is missing here.");
});

/** A partner's workspace that has taken a first pack in: one campaign file, and nothing due yet. */
async function takenIn(text = posts) {
  const makePack = author();
  const own = workspaceWith({
    "campaigns/accounts.yaml":
      "workspace: own\naccounts: { board: { network: outbox, name: Board, variables: { place: York, report_url: https://own.example.org } } }\n",
  });
  const campaign = (...args: readonly string[]) => runCampaign(args, { cwd: own.root });
  const taken = await campaign("pack", "--take", await makePack("first.zip", text));
  const line = /based-on: .*/.exec(taken.stderr)?.[0] ?? "";
  own.write("campaigns/day.yaml", `campaign: ours\n${line}\nto: [board]\n`);
  return { makePack, own, campaign, line, pack: /packs\/[^,]*\.zip/.exec(line)?.[0] ?? "" };
}

it("tells of a pack that is swapped at the next run of publish, though it has nothing to do", async () => {
  const { makePack, own, campaign, pack } = await takenIn();
  const other = await makePack("second.zip", posts.replace("Know the signs", "See the signs"));
  await campaign("publish");
  const idle = await campaign("publish", "--format", "json");
  own.write(pack, readFileSync(other));

  const swapped = await campaign("publish");
  rmSync(path.join(own.root, pack));
  const gone = await campaign("publish");

  expect([idle.code, swapped.code, gone.code]).toEqual([0, 1, 1]);
  expect(swapped.stdout + swapped.stderr).toContain("is not the pack that was looked through");
  expect(gone.stdout + gone.stderr).toContain(`There is no file ${pack}.`);
});

describe("a post that a pack asks to be posted word for word", () => {
  const fixed = posts
    .replace(
      'text: "It is never your fault. {hashtags}"',
      'text: "It is never your fault. {hashtags}"\n    images: [sign]',
    )
    .replace("    images: [sign]\n  - id: fixed", "  - id: fixed");

  it.each([
    [
      "words for one account",
      "posts:\n  - { id: local, at: day 12:00 }\n  - { id: fixed, for: { board: { text: Ours. } } }\n",
      6,
    ],
    ["words for a network", "posts:\n  - { id: fixed, for: { mastodon: { thread: [{ text: Ours. }] } } }\n", 5],
    ["no picture", "posts:\n  - { id: fixed, images: [] }\n", 5],
    ["a warning", "posts:\n  - id: fixed\n    content-warning: Abuse\n", 6],
    ["a picture under its picture's name", "assets: { sign: { file: ../assets/ours.svg, alt: Ours } }\n", 4],
  ])("is held, and told where it stands, when a file has %s of its own", async (_, own, line) => {
    const { own: workspace, campaign, line: basedOn } = await takenIn(fixed);
    workspace.write("assets/ours.svg", poster("#7d2a12"));
    workspace.write("campaigns/day.yaml", `campaign: ours\n${basedOn}\nto: [board]\n${own}`);

    const validated = await campaign("validate", "--format", "json");
    const sent = await campaign("publish", "--now", "2027-03-18T10:30:30Z", "--format", "json");

    const { problems } = JSON.parse(validated.stdout) as {
      problems: { code: string; severity: string; line: number }[];
    };
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([{ code: "pack-words-fixed", line }]);
    const report = JSON.parse(sent.stdout) as Record<"held" | "published", { id: string }[]>;
    expect(report.held.map(({ id }) => id)).toEqual(["ours/fixed/board"]);
    expect(report.published.map(({ id }) => id)).toContain("ours/signs/board");
  });

  it("may be skipped, moved and left out, and what the pack says for a network stays", async () => {
    const { own, campaign, line } = await takenIn(fixed);
    const accounts =
      "accounts: { board: { network: outbox, variables: { place: York, report_url: https://own.example.org } }, ours: { network: mastodon, handle: ours, service: https://social.example.org, variables: { place: York, report_url: https://own.example.org } } }";
    own.write("campaigns/accounts.yaml", `workspace: own\n${accounts}\n`);
    const rest =
      "posts:\n  - { id: fixed, for: { board: { skip: true }, mastodon: { at: day 12:00 } } }\n  - { id: local, for: { board: { skip: true } } }\n";
    own.write("campaigns/day.yaml", `campaign: ours\n${line}\nto: [board, ours]\n${rest}`);

    const validated = await campaign("validate");
    const plan = JSON.parse((await campaign("plan", "--format", "json")).stdout) as {
      deliveries: { id: string; dueAt: string; texts: string[] }[];
    };

    expect(validated.code, validated.stdout).toBe(0);
    expect(
      plan.deliveries
        .filter(({ id }) => !id.startsWith("ours/signs"))
        .map(({ id, dueAt, texts }) => [id, dueAt.slice(11, 16), texts[0]]),
    ).toEqual([
      ["ours/local/ours", "11:00", "Talk to somebody, on Mastodon. #CEADay27"],
      ["ours/fixed/ours", "12:00", "It is never your fault. #CEADay27"],
    ]);
  });
});

describe("campaign pack --take", () => {
  it("lets forty partners post one pack in their own words, and take its second edition after a look", async () => {
    const makePack = author();
    const first = await makePack("first.zip", posts);
    const ids = Array.from({ length: 40 }, (_, index) => `p${index + 1}`);
    const accounts = ids.map((id) => `  ${id}: { network: outbox, folder: out/${id}, name: Partner ${id} }`).join("\n");
    const partners = workspaceWith({ "campaigns/accounts.yaml": `workspace: partners\naccounts:\n${accounts}\n` });
    const campaign = (...args: readonly string[]) => runCampaign(args, { cwd: partners.root });

    const kept = await campaign("pack", "--take", first);
    expect(kept.stderr).toContain("No campaign here is based on it");
    const line = /based-on: .*/.exec(kept.stderr)?.[0] ?? "";
    for (const id of ids) {
      partners.write(
        `campaigns/${id}.yaml`,
        `# ours alone\ncampaign: day-${id}\n${line}\nto: [${id}]\nvariables: { place: Town of ${id}, report_url: https://${id}.example.org }\nposts:\n  - { id: local, text: "In ${id}, we listen. {hashtags}" }\n`,
      );
    }
    const validated = await campaign("validate");
    expect(validated.stdout + validated.stderr).not.toContain("error");
    const planned = JSON.parse((await campaign("plan", "--format", "json")).stdout) as {
      deliveries: { texts: string[]; post: string }[];
    };
    expect(planned.deliveries).toHaveLength(120);
    expect(new Set(planned.deliveries.filter(({ post }) => post !== "fixed").map(({ texts }) => texts[0])).size).toBe(
      80,
    );
    const published = await campaign("publish", "--now", "2027-03-18T09:00:30Z");
    expect(published.code).toBe(0);
    const words = filesOf(path.join(partners.root, "out/p7")).filter((name) => name.endsWith("text.txt"));
    expect(words.map((name) => readFileSync(path.join(partners.root, "out/p7", name), "utf8").trim())).toEqual([
      "Know the signs, Town of p7: https://p7.example.org #CEADay27",
    ]);

    const second = await makePack(
      "second.zip",
      `${posts.replace("It is never your fault.", "It was never your fault.")}  - { id: late, at: day 15:00, text: "Thank you. {hashtags}" }\n`,
    );
    const taken = await campaign("pack", "--take", second);
    expect(taken.code).toBe(0);
    expect(taken.stdout.split("\nlate: new\n")).toHaveLength(41);
    expect(taken.stdout).toContain(
      "fixed: changed\n  text\n    - It is never your fault. {hashtags}\n    + It was never your fault. {hashtags}\n",
    );
    expect(taken.stdout).not.toContain("signs: ");
    expect(taken.stderr).toContain("campaigns/p7.yaml: 1 post changed, 1 post new.");
    expect(readFileSync(path.join(partners.root, "campaigns/p7.yaml"), "utf8")).toMatch(
      /^# ours alone\ncampaign: day-p7\nbased-on: \{ pack: \.\.\/packs\/ceaday-2027-[0-9a-f]{12}\.zip, sha256: [0-9a-f]{64} \}\nto: \[p7\]\n/,
    );
    const after = JSON.parse((await campaign("plan", "day-p8", "--format", "json")).stdout) as {
      deliveries: { post: string }[];
    };
    expect(after.deliveries.map(({ post }) => post)).toEqual(["signs", "fixed", "local", "late"]);
    expect((await campaign("validate")).code).toBe(0);
  });

  it("sends nothing of a pack that nobody has looked through", async () => {
    const makePack = author();
    const first = await makePack("first.zip", posts);
    const second = await makePack("second.zip", posts.replace("never", "NEVER"));
    const own = workspaceWith({
      "campaigns/accounts.yaml": "accounts: { board: { network: outbox } }\n",
      "packs/day.zip": readFileSync(first),
      "campaigns/ours.yaml": `campaign: ceaday-2027
based-on:
  pack: ../packs/day.zip   # theirs
  without: [local, nonsense]
to: [board]
variables: { place: York, report_url: https://york.example.org }
posts:
  - { id: fixed, text: "Our words. {hashtags}" }
`,
    });
    const campaign = (...args: readonly string[]) => runCampaign(args, { cwd: own.root });
    const unseen = await campaign("publish", "--now", "2027-03-18T09:00:30Z");
    expect(unseen.code).toBe(1);
    expect(unseen.stderr + unseen.stdout).toContain("Nobody has looked through packs/day.zip yet");
    expect(filesOf(path.join(own.root, "outbox"))).toEqual([]);

    await campaign("pack", "--take", "packs/day.zip");
    expect(readFileSync(path.join(own.root, "campaigns/ours.yaml"), "utf8")).toMatch(
      /based-on:\n {2}pack: \.\.\/packs\/ceaday-2027-[0-9a-f]{12}\.zip\n {2}sha256: [0-9a-f]{64} {3}# theirs\n/,
    );
    const validated = await campaign("validate");
    expect(validated.code).toBe(1);
    expect(validated.stdout + validated.stderr).toContain("posted word for word, and this says otherwise");
    expect(validated.stdout + validated.stderr).toContain('The pack has no post "nonsense"');

    const [zip = ""] = readdirSync(path.join(own.root, "packs")).filter((name) =>
      /^ceaday-2027-[0-9a-f]{12}\.zip$/.test(name),
    );
    own.write(`packs/${zip}`, readFileSync(second));
    const changed = await campaign("validate");
    expect(changed.code).toBe(1);
    expect(changed.stdout + changed.stderr).toContain("is not the pack that was looked through");
  });

  it("meets the pack however YAML lets its key be written, and takes it there", async () => {
    const makePack = author();
    const pack = "{ pack: ../packs/day.zip }";
    const rest = (id: string) =>
      `campaign: ${id}\ntitle: Ours\nday: ceaday\nyear: 2027\nto: [board]\nvariables: { place: York, report_url: https://york.example.org }\nposts:\n  - { id: own, at: day 12:00, text: "Ours alone. #CEADay27" }\n`;
    const indented = rest("indented").replaceAll(/^(?=.)/gm, "  ");
    const written = {
      quoted: `${rest("quoted")}"based-on": ${pack}\n`,
      single: `${rest("single")}'based-on' : ${pack}\n`,
      escaped: `${rest("escaped")}"based\\u002don": ${pack}\n`,
      question: `${rest("question")}? based-on\n: ${pack}\n`,
      indented: `${indented}  based-on: ${pack}\n`,
      folded: `${rest("folded")}based-on:\n  # theirs\n  pack: >-\n    ../packs/day.zip\n`,
      windows: `\ufeffbased-on: ${pack}\n${rest("windows")}`.replaceAll("\n", "\r\n"),
    };
    const own = workspaceWith({
      "campaigns/accounts.yaml": "accounts: { board: { network: outbox } }\n",
      "packs/day.zip": readFileSync(await makePack("first.zip", posts)),
      ...Object.fromEntries(Object.entries(written).map(([id, text]) => [`campaigns/${id}.yaml`, text])),
    });
    const campaign = (...args: readonly string[]) => runCampaign(args, { cwd: own.root });
    const unseen = await campaign("publish", "--now", "2027-03-18T12:00:30Z");
    const said = unseen.stdout + unseen.stderr;
    expect(Object.keys(written).filter((id) => !said.includes(`campaigns/${id}.yaml:`))).toEqual([]);
    expect(filesOf(path.join(own.root, "outbox"))).toEqual([]);

    await campaign("pack", "--take", "packs/day.zip", ...Object.keys(written));
    const plan = JSON.parse((await campaign("plan", "--format", "json")).stdout) as {
      deliveries: { id: string }[];
    };
    expect(plan.deliveries).toHaveLength(4 * Object.keys(written).length);

    own.write("campaigns/folded.yaml", `${rest("folded")}based-on: { pack: &p ../packs/day.zip, without: [*p] }\n`);
    const alias = await campaign("pack", "--take", "packs/day.zip", "folded");
    expect([alias.code, alias.stderr]).toEqual([2, expect.stringContaining("not ours to edit")]);
  });

  it("keeps approvals of what did not change, and takes a changed picture for a change", async () => {
    const makePack = author();
    const first = await makePack("first.zip", posts);
    const own = workspaceWith({
      "campaigns/accounts.yaml": `format: 2
accounts: { board: { network: outbox } }
people: { jo: { role: Lead }, sam: { role: Officer } }
policies: { approval: { needed: 1, by: [jo] } }
`,
    });
    const campaign = (...args: readonly string[]) => runCampaign(args, { cwd: own.root });
    const line = /based-on: .*/.exec((await campaign("pack", "--take", first)).stderr)?.[0] ?? "";
    own.write(
      "campaigns/ours.yaml",
      `campaign: ceaday-2027\n${line}\nowner: sam\nto: [board]\nvariables: { place: York, report_url: https://york.example.org }\n`,
    );
    expect((await campaign("approve", "ceaday-2027", "--as", "jo")).code).toBe(0);

    await campaign("pack", "--take", await makePack("second.zip", posts, "#7d2a12"));
    const plan = JSON.parse((await campaign("plan", "--format", "json")).stdout) as {
      deliveries: { post: string; blocked: string | null }[];
    };
    expect(plan.deliveries.map(({ post, blocked }) => [post, blocked])).toEqual([
      ["signs", "approval"],
      ["fixed", null],
      ["local", null],
    ]);
  });

  it("takes from a pack nothing that no pack may bring", async () => {
    const evil = zipSync({
      "campaign.yaml": new TextEncoder().encode(`campaign: ceaday-2027
title: Day
day: ceaday
year: 2027
to: [theirs]
late: 9d
owner: them
approval: { needed: 0 }
checks: { placeholder-left: { off: "no" } }
hashtags: ["#CEADay27"]
assets: { secret: { file: ../../../etc/passwd, alt: x }, near: { file: ../campaigns/accounts.yaml, alt: x } }
posts:
  - { id: a, at: day 09:00, to: [theirs], critical: true, again: true, late: 9d, text: "Words. #CEADay27", for: { theirs: { text: "x" }, outbox: { at: day 08:00 } } }
`),
    });
    const own = workspaceWith({
      "campaigns/accounts.yaml": "accounts: { ours: { network: outbox }, theirs: { network: handoff } }\n",
      "evil.zip": evil,
    });
    const campaign = (...args: readonly string[]) => runCampaign(args, { cwd: own.root });
    const line = /based-on: .*/.exec((await campaign("pack", "--take", "evil.zip")).stderr)?.[0] ?? "";
    own.write("campaigns/ours.yaml", `campaign: ceaday-2027\n${line}\nto: [ours]\n`);
    const plan = JSON.parse((await campaign("plan", "--format", "json")).stdout) as {
      deliveries: Record<string, unknown>[];
    };

    expect(plan.deliveries.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ["ceaday-2027/a/ours", "2027-03-18T09:00:00.000Z"],
    ]);
    expect(plan.deliveries[0]).not.toHaveProperty("critical");
    expect(plan.deliveries[0]).not.toHaveProperty("again");
  });

  it("takes the sample of the docs", async () => {
    const own = workspaceWith({ "campaigns/accounts.yaml": "accounts: { ours: { network: outbox } }\n" });
    const sample = path.resolve(import.meta.dirname, "../../../docs/examples/sample-pack.zip");
    const run = await runCampaign(["pack", "--take", sample], { cwd: own.root });

    expect(run.code).toBe(0);
    expect(run.stdout).toContain("never-your-fault: new");
    expect(filesOf(path.join(own.root, "packs"))).toHaveLength(3);
  });

  it.each([
    [
      "a zip that leads out of its folder",
      () => zipSync({ "campaign.yaml": new Uint8Array(), "../../evil.yaml": new Uint8Array(3) }),
      "leads out of its folder",
    ],
    [
      "a picture that leads out",
      () =>
        zipSync({
          "campaign.yaml": new Uint8Array(),
          "pictures/original/../../campaigns/pause.yaml": new Uint8Array(3),
        }),
      "leads out of its folder",
    ],
    [
      "a link",
      () => zipSync({ "campaign.yaml": [new TextEncoder().encode("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] }),
      "is a link",
    ],
    ["a bomb", () => zipSync({ "campaign.yaml": new Uint8Array(101_000_000) }), "would be larger than 100.0"],
    [
      "a campaign of aliases",
      () =>
        zipSync({
          "campaign.yaml": new TextEncoder().encode(
            `a: &a [x, x]\nb: &b [${"*a,".repeat(50)}]\nc: &c [${"*b,".repeat(50)}]\ncampaign: [${"*c,".repeat(50)}]\n`,
          ),
        }),
      "no pack that can be used",
    ],
    ["no zip", () => new TextEncoder().encode("PK words"), "it is no zip"],
    ["a zip without a campaign", () => zipSync({ "readme.txt": new Uint8Array(3) }), "it has no campaign.yaml"],
  ])("does nothing for %s but say so", async (_, bytes, why) => {
    const own = workspaceWith({
      "campaigns/accounts.yaml": "accounts: { ours: { network: outbox } }\n",
      "evil.zip": bytes(),
    });
    const before = filesOf(own.root);
    const run = await runCampaign(["pack", "--take", "evil.zip"], { cwd: own.root });

    expect(run.code).toBe(1);
    expect(run.stderr).toContain(why);
    expect(run.stderr).not.toContain("    at ");
    expect(filesOf(own.root)).toEqual(before);
    expect(existsSync(path.join(own.root, "../evil.yaml"))).toBe(false);
  });
});
