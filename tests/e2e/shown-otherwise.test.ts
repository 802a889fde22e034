/**
 * Servers of Mastodon's kind that ignore keys and show words otherwise than they were written. The post is taken, its
 * answer lost, and `campaign publish` goes on as cron runs it: it is there once, and recorded or told to a person.
 */
import { afterEach, describe, expect, it } from "vitest";
import { type MastodonDouble, startMastodonDouble } from "../support/networks/mastodon/mastodon-double.ts";
import { type Variant, variants } from "../support/networks/mastodon/mastodon-variants.ts";
import { aDueCampaign, type DueCampaign, type Served } from "../support/publishing/a-due-campaign.ts";
import { type FaultProxy, startFaultProxy } from "../support/publishing/fault-proxy.ts";

/** A server without keys, which cannot say what was written either. */
const keyless: Variant = { ...variants.gotosocial, source: false };
const link = "https://northdale.example.org/help/for-children-and-young-people?utm_source=mastodon";
const text = `Worried about a child? 💚 *Talk* to us ❤️ ${link} #CEADay27`;
const emojiOnly = "💚💛";

type Shows = (content: string) => string;
const servers: Readonly<Record<string, Shows>> = {
  "cuts-links": (html) =>
    html.replace(/(<a [^>]*>)[\s\S]*?utm[\s\S]*?<\/a>/, "$1northdale.example.org/help/for-chi</a>"),
  "cuts-links-with-dots": (html) =>
    html.replace(
      /<a [^>]*>[\s\S]*?utm[\s\S]*?<\/a>/,
      '<a href="https://s.example.org/1">northdale.example.org/he…</a>',
    ),
  "draws-emoji": (html) => html.replaceAll("💚", '<img alt=":green_heart:" src="/1.png">').replaceAll("💛", "<img>"),
  "drops-selectors": (html) => html.replaceAll("\u{fe0f}", ""),
  "strips-trackers": (html) => html.replaceAll("?utm_source=mastodon", ""),
  "filters-words": (html) => html.replaceAll("child", "*****").replaceAll("💛", "💙"),
  "renders-markdown": (html) => html.replace("*Talk*", "<em>Talk</em>"),
  "adds-a-signature": (html) => `${html}<p>-- sent by Northdale</p>`,
  "takes-tags-out": (html) => html.replace(/<a [^>]*hashtag[\s\S]*?<\/a>/, ""),
  "dates-behind": (html) => html,
  "shows-as-written": (html) => html,
};
const behind = 10 * 60_000;
const posts = [
  { id: "words", text },
  { id: "emoji", text: emojiOnly, at: "10:00" },
  { id: "again", text, at: "11:00", again: true },
];

interface Stage extends Served {
  readonly double: MastodonDouble;
  readonly proxy: FaultProxy;
}

async function aServer(name: string, shows: Shows): Promise<Stage> {
  const double = await startMastodonDouble({
    variant: keyless,
    now: () => new Date(Date.now() - (name === "dates-behind" ? behind : 0)),
    distort(request, body) {
      if (request !== "GET /api/v1/accounts/{id}/statuses") return body;
      return (body as { content: string }[]).map((status) => ({ ...status, content: shows(status.content) }));
    },
  });
  const proxy = await startFaultProxy(double.url);
  double.seenAt(proxy.url);
  return {
    double,
    proxy,
    account: `{ network: mastodon, handle: ${double.username}, service: "${proxy.url}", name: Northdale }`,
    secrets: { ACCESS_TOKEN: double.token, SERVICE: proxy.url },
  };
}

describe("servers that show words otherwise", { timeout: 240_000 }, () => {
  const stages = new Map<string, Stage>();
  let due: DueCampaign;
  afterEach(async () => {
    due.workspace.remove();
    for (const { proxy, double } of stages.values()) {
      await proxy.stop();
      await double.stop();
    }
  });

  /** One hour of cron, in which every server takes its post and loses its answer. Tells of whom a person was told. */
  async function anHour(hour: string): Promise<readonly string[]> {
    const told: string[] = [];
    for (const { proxy } of stages.values()) proxy.next("/api/v1/statuses", { kind: "commit-then-drop" }, "POST");
    for (const minute of ["00", "10", "20"]) {
      const { report, code } = await due.publishAt(`${hour}:${minute}`);
      told.push(...report.unknown.map(({ id }) => id));
      expect(code).toBe(report.unknown.length === 0 ? 0 : 3);
    }
    return told;
  }

  it("show each post once after every answer is lost, and what nobody can prove is told to a person", async () => {
    for (const [name, shows] of Object.entries(servers)) stages.set(name, await aServer(name, shows));
    due = aDueCampaign(Object.fromEntries(stages), posts);
    await due.publishAt("08:00");

    const told = [...(await anHour("09")), ...(await anHour("10")), ...(await anHour("11"))];

    const states = await due.states();
    for (const [name, { double }] of stages) {
      expect(
        double.statuses.map((status) => status.text),
        name,
      ).toEqual([text, emojiOnly, text]);
      for (const id of due.idsOf(name)) {
        expect(states[id], id).toBe(told.includes(id) ? "unknown" : "published");
      }
    }
    // Where words are shown as they are, nobody has to look.
    for (const name of ["shows-as-written", "dates-behind"]) {
      expect(due.idsOf(name).map((id) => states[id])).toEqual(["published", "published", "published"]);
    }
    expect(told.length).toBeGreaterThan(8);
  });
});
