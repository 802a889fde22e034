/** `skip` of a post, `unskip`, and what a first `publish` leaves to a person. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox }
  notices: { network: outbox }
  screen: { network: handoff, channel: screen }
`;

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": accounts });
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });

function write(posts: string, to = "print-room, notices"): void {
  workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, to }));
}

async function states(): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await run("status", "--format", "json");
  const { deliveries } = JSON.parse(stdout) as { deliveries: readonly { id: string; state: string }[] };
  return Object.fromEntries(deliveries.map(({ id, state }) => [id, state]));
}

const two = `  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }
  - { id: ab, at: day 12:00, text: "You can talk to us. {hashtags}" }
`;

describe("skip", () => {
  it("takes a whole post, or several deliveries, and nothing beside them", async () => {
    write(two);

    const skipped = await run("skip", "day/a", "--format", "json");
    const one = await run("skip", "day/ab/notices", "day/a/notices");

    expect(skipped.code).toBe(0);
    expect(JSON.parse(skipped.stdout)).toMatchObject({
      deliveries: [
        { id: "day/a/notices", state: "skipped" },
        { id: "day/a/print-room", state: "skipped" },
      ],
      refused: [],
    });
    expect(one.code).toBe(0);
    expect(await states()).toMatchObject({ "day/ab/print-room": "planned", "day/ab/notices": "skipped" });
  });

  it("skips the rest of a post of which something is out, says what is, and exits with 3", async () => {
    write(two);
    await run("send", "day/a/notices");

    const skipped = await run("skip", "day/a");

    expect(skipped.code).toBe(3);
    expect(skipped.stderr).toContain("day/a/notices is out");
    expect(await states()).toMatchObject({ "day/a/print-room": "skipped", "day/a/notices": "published" });
  });

  it("takes no campaign, and no post that nobody has", async () => {
    write(two);

    expect(await run("skip", "day")).toMatchObject({ code: 2, stdout: "" });
    const unknown = await run("skip", "day/abc");
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean "day/ab"?')]);
  });
});

describe("send of a post", () => {
  it("sends it where it goes to one account, and of several asks for one by name and sends none", async () => {
    write(two, "notices");
    const alone = await run("send", "day/a");
    write(two);
    const several = await run("send", "day/ab");

    expect([alone.code, (await states())["day/a/notices"]]).toEqual([0, "published"]);
    expect([several.code, several.stderr]).toEqual([
      2,
      expect.stringContaining("day/ab has 2: day/ab/notices and day/ab/print-room."),
    ]);
    expect(await states()).toMatchObject({ "day/ab/print-room": "planned", "day/ab/notices": "planned" });
  });
});

describe("unskip", () => {
  it("plans again what is in its window, by the time that the file has now, and a run sends it once", async () => {
    write(two);
    await run("skip", "day/a");
    await run("publish", "--now", "2027-03-18T08:00:00Z");
    write(two.replace("09:00", "10:00"));
    await run("publish", "--now", "2027-03-18T10:00:30Z");
    const left = await states();

    const back = await run("unskip", "day/a/print-room");
    const planned = await states();
    await run("publish", "--now", "2027-03-18T10:01:00Z");

    expect(back.code).toBe(0);
    expect(left).toMatchObject({ "day/a/print-room": "skipped", "day/a/notices": "skipped" });
    expect(planned).toMatchObject({ "day/a/print-room": "planned", "day/a/notices": "skipped" });
    expect(await states()).toMatchObject({ "day/a/print-room": "published", "day/a/notices": "skipped" });
  });

  it("leaves missed what is past its window, and refuses what was never skipped, recalled, or taken out", async () => {
    write(
      `  - { id: a, at: "2020-03-18 09:00", text: "Know the signs. {hashtags}" }\n${two.replace("id: a,", "id: b,")}`,
    );
    await run("skip", "day/a", "day/b", "day/ab");
    await run("recall", "day/b", "--reason", "No");
    write('  - { id: a, at: "2020-03-18 09:00", text: "Know the signs. {hashtags}" }\n');

    const missed = await run("unskip", "day/a/notices");
    const refusals = await Promise.all(
      ["day/a/notices", "day/b", "day/ab"].map(async (target) => (await run("unskip", target)).stderr),
    );

    expect([missed.code, (await states())["day/a/notices"]]).toEqual([0, "missed"]);
    expect(refusals[0]).toContain("there is no skip to take back");
    expect(refusals[1]).toContain("recalled, which is final");
    expect(refusals[2]).toContain("is in no file any more");
  });

  it("never plans what may be out: a task that lies in its folder waits again", async () => {
    write(two, "screen");
    await run("send", "day/a/screen");
    await run("settle", "day/a/screen", "--skip");

    await run("unskip", "day/a/screen");

    expect((await states())["day/a/screen"]).toBe("waiting");
  });
});

describe("a recalled post", () => {
  it.each(["the same words", "nearly the same words on X"])("is put right under a new id: %s", async (which) => {
    const onX = which !== "the same words";
    workspace.write(
      "campaigns/accounts.yaml",
      onX
        ? "accounts:\n  one: { network: x, handle: one }\n  two: { network: x, handle: two }\n"
        : "accounts:\n  one: { network: outbox }\n",
    );
    const first =
      'text: "Know the signs of exploitation, and tell an adult whom you trust about what you have seen or heard today. {hashtags}"';
    const text = onX ? first.replace("today", "lately") : first;
    const post = (id: string, to: string, words: string) => `  - { id: ${id}, at: day 12:00, to: [${to}], ${words} }\n`;
    write(post("wrong", "one", first), "one");
    if (!onX) await run("send", "day/wrong/one");
    const both = post("wrong", "one", first) + post("right", onX ? "two" : "one", text);
    write(both, "one");
    const before = await run("validate", "--format", "json");

    const recalled = await run("recall", "day/wrong", "--reason", "The number in it was wrong");
    const after = await run("validate", "--format", "json");

    const code = onX ? "near-identical-on-x" : "same-words-again";
    expect(recalled.stderr).toContain("give the corrected post a new id");
    expect([before.stdout.includes(code), after.stdout.includes(code)]).toEqual([true, false]);
    if (!onX) expect(await run("send", "day/right/one")).toMatchObject({ code: 0 });
    if (!onX) expect((await run("send", "day/wrong/one")).code).toBe(2);
  });
});

describe("what fell due before the first publish", () => {
  const minutesAgo = (minutes: number) => {
    const at = new Date(Date.now() - minutes * 60_000).toISOString();
    return `${at.slice(0, 10)} ${at.slice(11, 16)}+00:00`;
  };

  it("is held with the command that lets it go, and that command does", async () => {
    const file = campaignYaml({
      id: "day",
      posts: `  - { id: a, at: "${minutesAgo(30)}", text: "Know the signs. {hashtags}" }\n`,
      to: "screen",
      more: "timezone: UTC\n",
    });
    workspace.write("campaigns/day.yaml", file);

    const first = await run("publish", "--format", "json");
    const { held } = JSON.parse(first.stdout) as { held: readonly { id: string; reason: string }[] };
    const command = /`campaign (settle \S+ --not-sent)`/.exec(held[0]?.reason ?? "")?.[1] ?? "";
    const refused = await run("send", "day/a/screen");
    const story = await run("settle", "day/a/screen");
    const settled = await run(...command.split(" "));
    const second = await run("publish", "--format", "json");

    expect([first.code, command]).toEqual([3, "settle day/a/screen --not-sent"]);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining("campaign settle day/a/screen --not-sent"),
    ]);
    expect(story.stdout).toContain("The network does not show it at this moment.");
    expect(settled.code).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({ waiting: [{ id: "day/a/screen" }], held: [] });
  });
});
