import { describe, expect, it } from "vitest";
import { reservedVariables } from "../../../src/campaign/names/check-variables.ts";
import { builtIns } from "../../../src/render/values.ts";
import { found, head, loadCampaign, loadFiles, onePost } from "../../support/campaign/load-files.ts";

function posts(...entries: readonly string[]): string {
  return `${head}posts:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`;
}

const post = (rest: string) => posts(`{ id: one, at: day 09:00, ${rest} }`);
const words = "text: Someone will listen.";

describe("a campaign file with a mistake", () => {
  it.each([
    { text: `${head}${onePost}timezon: Europe/London\n`, is: "key-unknown at timezon" },
    { text: `${head}${onePost}embargo: 09:00\n`, is: "time-unreadable at 09:00" },
    { text: `${head}${onePost}utm: none\n`, is: "key-not-supported at utm" },
    { text: `${head}${onePost}`.replace("title: Spring\n", ""), is: "key-missing at campaign: spring" },
    { text: `${head}${onePost}`.replace("Spring", ""), is: "value-empty at title" },
    { text: `${head}${onePost}`.replace("Spring", '"  "'), is: 'value-empty at "  "' },
    { text: `${head}${onePost}`.replace("[both]", "both"), is: "value-type at both" },
    { text: `${head}${onePost}`.replace("[both]", "[]"), is: "value-empty at []" },
    { text: `${head}${onePost}`.replace("spring", "Spring Day"), is: "id-invalid at Spring Day" },
    { text: `${head}${onePost}timezone: BST\n`, is: "timezone-unknown at BST" },
    { text: `${head}${onePost}lang: English please\n`, is: "language-invalid at English please" },
    { text: `${head}${onePost}late: 2 hours\n`, is: "duration-invalid at 2 hours" },
    { text: `${head}${onePost}`.replace("2027-03-18", "18/03/2027"), is: "date-invalid at 18/03/2027" },
    { text: `${head}${onePost}`.replace("2027-03-18", "2027-02-30"), is: "date-invalid at 2027-02-30" },
    { text: `${head}${onePost}`.replace("2027-03-18", "3000-01-01"), is: "date-invalid at 3000-01-01" },
    { text: `${head}${onePost}year: 27\n`, is: "year-invalid at 27" },
    { text: `${head}${onePost}on-weekend: previous\n`, is: "value-not-allowed at previous" },
    { text: `${head}${onePost}hashtags: [CEADay]\n`, is: "hashtag-invalid at CEADay" },
    { text: `${head}${onePost}variables: { org: Us }\n`, is: "variable-reserved at org" },
    { text: `${head}${onePost}variables: { "a b": c }\n`, is: 'id-invalid at "a b"' },
    {
      text: `${head}${onePost}phases: { week: { from: day, until: tomorrow } }\nx: 1\n`,
      is: "phase-unreadable at tomorrow",
    },
    { text: `${head}${onePost}phases: { week: { from: day } }\n`, is: "key-missing at { from: day }" },
    { text: `${head}${onePost}checks: { hashtag-count: { off: "" } }\n`, is: 'value-empty at ""' },
    {
      text: `${head}${onePost}assets: { a: { file: ../../etc/passwd, alt: A. } }\n`,
      is: "asset-outside at ../../etc/passwd",
    },
    { text: `${head}${onePost}assets: { a: { file: /etc/passwd, alt: A. } }\n`, is: "asset-outside at /etc/passwd" },
    {
      text: `${head}${onePost}assets: { a: { file: "https://example.org/a.png" } }\n`,
      is: 'asset-outside at "https://example.org/a.png"',
    },
    {
      text: `${head}${onePost}assets: { a: { file: '..\\assets\\a.png' } }\n`,
      is: "asset-outside at '..\\assets\\a.png'",
    },
    { text: `${head}${onePost}assets: { a: { file: ../a.png, fit: cut } }\n`, is: "value-not-allowed at cut" },
    { text: `${head}${onePost}assets: { a: { file: ../a.png, focus: [0.5, 2] } }\n`, is: "number-invalid at 2" },
    { text: `${head}${onePost}assets: { a: { file: ../a.png, focus: [0.5] } }\n`, is: "value-empty at [0.5]" },
    { text: post(`${words}, to: [bluesky]`), is: "account-unknown at bluesky" },
    { text: post(`${words}, to: [a-blusky]`), is: "account-unknown at a-blusky" },
    { text: post(`${words}, for: { both: { skip: true } }`), is: "account-unknown at both" },
    { text: post(`${words}, for: { a-bluesky: { skip: yes } }`), is: "value-not-allowed at yes" },
    { text: post(`${words}, for: { a-bluesky: { txt: Hello } }`), is: "key-unknown at txt" },
    { text: post(`${words}, images: [poster]`), is: "asset-unknown at poster" },
    {
      text: post(`${words}, card: { url: example.org, title: A, description: B }`),
      is: "address-invalid at example.org",
    },
    {
      text: post(`${words}, card: { url: "https://example.org", title: A, description: B, image: c }`),
      is: "asset-unknown at c",
    },
    { text: post(`${words}, thread: [{ text: Two. }]`), is: "content-not-one at thread" },
    { text: post("theme: None"), is: "content-not-one at { id: one, at: day 09:00, theme: None }" },
    { text: post(`${words}, visibility: direct`), is: "value-not-allowed at direct" },
    { text: post(`${words}, critical: maybe`), is: "value-not-allowed at maybe" },
    { text: post("series: [{ text: A. }, { text: B. }]"), is: "time-not-fitting at day 09:00" },
    {
      text: posts(`{ id: one, at: { from: day 09:00, until: day 10:00 }, ${words} }`),
      is: "time-not-fitting at { from: day 09:00, until: day 10:00 }",
    },
    {
      text: posts(`{ id: one, at: { from: day 09:00 }, series: [{ text: A. }] }`),
      is: "time-not-fitting at { from: day 09:00 }",
    },
    { text: posts(`{ id: one, ${words}, at: day 9:00 }`, "{ id: two }"), is: "time-unreadable at day 9:00" },
    {
      text: posts(`{ id: one, at: day 09:00, ${words} }`, `{ id: one, at: day 10:00, ${words} }`),
      is: "id-twice at one",
    },
    {
      text: posts(
        "{ id: one, at: { from: day 09:00, until: day 10:00 }, series: [{ id: a, text: A. }, { id: a, text: B. }] }",
      ),
      is: "id-twice at a",
    },
    {
      text: posts(
        "{ id: one, at: { from: day 09:00, until: day 10:00 }, series: [{ id: '2', text: A. }, { text: B. }] }",
      ),
      is: "id-twice at '2'",
    },
    {
      text: posts(
        "{ id: one, at: { from: day 09:00, until: day 10:00 }, series: [{ text: A. }], for: { x: { late: 1h } } }",
      ),
      is: "time-not-fitting at late",
    },
    { text: post(words).replace("to: [both]\n", ""), is: `recipients-missing at id: one, at: day 09:00, ${words}` },
    {
      text: "campaign: spring\ntitle: Spring\nto: [both]\nx: 1\nday: ceaday\nposts: []\n",
      is: "day-missing at ceaday",
    },
    {
      text: "campaign: spring\ntitle: Spring\nto: [both]\nx: 1\nday: cseday\nyear: 2027\nposts: []\n",
      is: "day-unknown at cseday",
    },
  ])("$is", async ({ text, is }) => {
    const loaded = await loadCampaign(text);

    if (is.startsWith("recipients-missing"))
      expect(loaded.problems.map(({ code }) => code)).toEqual(["recipients-missing"]);
    else expect(found(loaded)).toContain(is);
    for (const { message, help } of loaded.problems) {
      expect(message).toMatch(/\.$/);
      expect(help.length).toBeGreaterThan(10);
    }
  });

  it("suggests what was meant", async () => {
    const cases = [
      { text: `${head}${onePost}timezon: Europe/London\n`, help: '"timezone"' },
      { text: post(`${words}, to: [a-blusky]`), help: '"a-bluesky"' },
      { text: `${head}${onePost}late: 2 hours\n`, help: "`2h`" },
      { text: `${head}${onePost}`.replace("spring", "Spring Day"), help: "`spring-day`" },
      { text: `${head}${onePost}hashtags: [CEADay]\n`, help: '`"#CEADay"`' },
      { text: `${head}${onePost}`.replace("    at: day 09:00\n", ""), help: "`at: day-3 09:00`" },
      { text: `${head}${onePost}`.replace("[both]", "both"), help: "Write it as in `to: [both]`." },
    ];

    for (const { text, help } of cases) {
      const { problems } = await loadCampaign(text);
      expect(problems.map((problem) => problem.help).join()).toContain(help);
    }
  });

  it("keeps a post that shows an unknown picture with what holds it, and the others", async () => {
    const loaded = await loadCampaign(
      posts(`{ id: one, at: day 09:00, ${words}, images: [x] }`, `{ id: two, at: day 10:00, ${words} }`),
    );

    const held = loaded.campaigns[0]?.posts.map(({ id, faults = [] }) => [id, faults.map(({ code }) => code)]);
    expect(held).toEqual([
      ["one", ["asset-unknown"]],
      ["two", []],
    ]);
    expect(loaded.unusable).toEqual([]);
  });

  it("keeps a post that names an unknown account among others", async () => {
    const loaded = await loadCampaign(post(`${words}, to: [a-bluesky, nobody]`));

    expect(loaded.campaigns[0]?.posts[0]?.to).toEqual(["a-bluesky", "nobody"]);
    expect(found(loaded)).toEqual(["account-unknown at nobody"]);
  });

  it("names a phase that is not listed: a warning, since phases are free words", async () => {
    const loaded = await loadCampaign(
      `${post(`${words}, phase: lanch`)}phases: { launch: { from: day, until: day } }\n`,
    );

    expect(found(loaded)).toEqual(["phase-unknown at lanch"]);
    expect(loaded.campaigns).toHaveLength(1);
  });
});

describe("rules turned off", () => {
  const knownRules = [
    { code: "hashtag-count", canBeTurnedOff: true },
    { code: "same-words", canBeTurnedOff: false },
  ];
  const off = (code: string) => `${head}${onePost}checks: { ${code}: { off: Agreed } }\n`;

  it.each([
    { code: "hashtag-cuont", is: ["rule-unknown at hashtag-cuont"] },
    { code: "same-words", is: ["rule-must-stay at same-words"] },
    { code: "hashtag-count", is: [] },
  ])("$code: $is", async ({ code, is }) => {
    expect(found(await loadCampaign(off(code), { knownRules }))).toEqual(is);
  });
});

describe("accounts.yaml with a mistake", () => {
  it.each([
    { text: "accounts: {}\n", is: "value-empty at {}" },
    { text: "accounts: { a: { network: blueski } }\n", is: "value-not-allowed at blueski" },
    { text: "accounts: { bluesky: { network: bluesky } }\n", is: "name-twice at bluesky" },
    { text: "accounts: { a: { network: x } }\ngroups: { a: [a] }\n", is: "name-twice at a" },
    { text: "accounts: { a: { network: x } }\ngroups: { g: [a], h: [g] }\n", is: "account-unknown at g" },
    { text: "accounts: { a: { network: x } }\ngroups: { g: [b] }\n", is: "account-unknown at b" },
    { text: "accounts: { a: { network: mastodon } }\n", is: "key-missing at a" },
    {
      text: "accounts: { a: { network: mastodon, service: social.example.org } }\n",
      is: "address-invalid at social.example.org",
    },
    {
      text: "accounts: { a: { network: mastodon, service: 'http://social.example.org' } }\n",
      is: "address-invalid at 'http://social.example.org'",
    },
    {
      text: "accounts: { a: { network: mastodon, service: 'https://social.example.org/api' } }\n",
      is: "address-invalid at 'https://social.example.org/api'",
    },
    {
      text: "accounts: { a: { network: mastodon, service: 'https://u:p@social.example.org' } }\n",
      is: "address-invalid at 'https://u:p@social.example.org'",
    },
    { text: "accounts: { a: { network: x, visibility: public } }\n", is: "key-of-another-network at visibility" },
    {
      text: "accounts: { a: { network: bluesky, handle: h.org }, b: { network: bluesky, handle: '@H.org' } }\n",
      is: "account-twice at b",
    },
    {
      text: "accounts: { a: { network: mastodon, service: 'https://s.example.org', handle: c }, b: { network: mastodon, service: 'https://s.example.org/', handle: c@s.example.org } }\n",
      is: "account-twice at b",
    },
    {
      text: "accounts: { a: { network: bluesky, handle: h.org }, b: { network: bluesky, service: 'https://bsky.social', handle: h.org } }\n",
      is: "account-twice at b",
    },
    { text: "accounts: { a: { network: outbox, folder: ../elsewhere } }\n", is: "asset-outside at ../elsewhere" },
    {
      text: "accounts: { a: { network: outbox, folder: x/../.GIT/hooks } }\n",
      is: "folder-not-allowed at x/../.GIT/hooks",
    },
    { text: "accounts: { a: { network: handoff, folder: . } }\n", is: "folder-not-allowed at ." },
    { text: "accounts: { a: { network: x } }\npolicies: { gap: 5 }\n", is: "duration-invalid at 5" },
    {
      text: "accounts: { a: { network: x } }\npolicies: { prices: { y: { post: 1 } } }\n",
      is: "value-not-allowed at y",
    },
    {
      text: "accounts: { a: { network: x } }\npolicies: { prices: { x: { post: cheap } } }\n",
      is: "number-invalid at cheap",
    },
    { text: "accounts: { a: { network: x, password: hunter2 } }\n", is: "key-unknown at password" },
    { text: "accounts: { a: { network: x, handle: @a } }\n", is: "" },
  ])("$is", async ({ text, is }) => {
    const loaded = await loadFiles({ "campaigns/accounts.yaml": text });

    if (is === "") expect(loaded.problems.length).toBeGreaterThan(0);
    else expect(found(loaded)).toContain(is);
    expect(loaded.workspace).toBeUndefined();
  });

  it("takes http for a server on this machine, and a slash behind the address", async () => {
    const loaded = await loadFiles({
      "campaigns/accounts.yaml":
        "accounts: { a: { network: mastodon, service: 'http://127.0.0.1:3000/' }, b: { network: mastodon, service: 'https://Social.example.org/' } }\n",
      "campaigns/spring.yaml": "campaign: spring\ntitle: Spring\ndate: 2027-03-18\nto: [a]\nposts: []\n",
    });

    expect(loaded.problems).toEqual([]);
    expect([...(loaded.workspace?.accounts.values() ?? [])].map(({ service }) => service)).toEqual([
      "http://127.0.0.1:3000",
      "https://social.example.org",
    ]);
  });
});

describe("a time or a phase that cannot be read", () => {
  const bad = "{ id: bad, at: D-3 9am, text: You are not to blame. }";
  const good = `{ id: good, at: day 09:00, for: { a-bluesky: { at: 9am } }, ${words} }`;

  it("leaves its file in use", async () => {
    const loaded = await loadCampaign(`${posts(bad, good)}phases: { week: { from: D-7, until: day } }\n`);

    expect(found(loaded)).toEqual(["phase-unreadable at D-7", "time-unreadable at D-3 9am", "time-unreadable at 9am"]);
    expect(loaded.campaigns).toHaveLength(1);
  });

  it.each(["", "x: 1\n", "assets: { a: { file: ../../etc/passwd, alt: A. } }\n"])(
    "is told with its own correction, whatever else is wrong: %j",
    async (more) => {
      const { problems } = await loadCampaign(`${posts(bad, good)}${more}`);

      const helps = problems
        .filter(({ code }) => code === "time-unreadable")
        .map(({ help }) => help.slice(0, help.indexOf("`:") + 1));
      expect(helps).toEqual(["Write `day-3 09:00`", "Write `day 09:00`"]);
    },
  );
});

describe("the names that variables may not take", () => {
  it("are those that the renderer gives a value to", () => {
    expect([...reservedVariables].sort()).toEqual([...builtIns].sort());
  });
});
