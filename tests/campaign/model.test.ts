import { describe, expect, it } from "vitest";
import { head, loadCampaign, loadFiles, onlyCampaign } from "../support/campaign/load-files.ts";

async function campaignOf(text: string) {
  return onlyCampaign(await loadCampaign(text));
}

const asset =
  "assets:\n  a: { file: ../assets/a.png, alt: A. }\n  b: { file: pictures/../b.png, alt: B., fit: crop, focus: [0.25, 1] }\n";

describe("a campaign that says only what it must", () => {
  it("has the defaults", async () => {
    const { source, posts, ...campaign } = await campaignOf(`${head}posts: []\n`);

    expect(campaign).toEqual({
      id: "spring",
      title: "Spring",
      date: "2027-03-18",
      timezone: "Europe/London",
      onWeekend: "keep",
      to: ["both"],
      lang: "en",
      late: 7_200_000,
      hashtags: [],
      variables: {},
      phases: new Map(),
      checks: new Map(),
      assets: new Map(),
    });
    expect(posts).toEqual([]);
    expect(source.file).toBe("campaigns/spring.yaml");
  });
});

describe("a campaign that says everything", () => {
  it("is taken as written", async () => {
    const campaign = await campaignOf(
      `campaign: spring\ntitle: Spring\nday: ceaday\nyear: 2027\ndate: 2027-03-17\ntimezone: Europe/Dublin\non-weekend: next-workday\nto: [a-bluesky]\nlang: cy\nlate: 30m\nhashtags: ["#CEADay{yy}"]\nvariables: { helpline: 0808 800 5000 }\nphases: { launch: { title: Launch, from: day-7, until: day } }\nchecks: { hashtag-count: { off: Agreed } }\n${asset}posts: []\n`,
    );

    expect(campaign).toMatchObject({ day: "ceaday", year: 2027, date: "2027-03-17", late: 1_800_000, lang: "cy" });
    expect(campaign.phases.get("launch")).toMatchObject({
      title: "Launch",
      from: { shift: -7 },
      until: { shift: 0 },
      path: ["phases", "launch"],
    });
    expect(campaign.checks.get("hashtag-count")).toEqual({ off: "Agreed" });
    expect([...campaign.assets.values()]).toEqual([
      { id: "a", file: "assets/a.png", alt: "A.", fit: "whole", path: ["assets", "a"] },
      { id: "b", file: "campaigns/b.png", alt: "B.", fit: "crop", focus: [0.25, 1], path: ["assets", "b"] },
    ]);
  });
});

describe("posts", () => {
  it("know where each of their parts stands", async () => {
    const { posts, source } = await campaignOf(
      `${head}${asset}posts:\n  - id: one\n    at: day 09:00\n    images: [a]\n    thread:\n      - text: First.\n      - text: Second.\n        images: [b]\n`,
    );

    const content = posts[0]?.content;
    expect(content).toEqual({
      kind: "thread",
      parts: [
        { text: "First.", images: ["a"], path: ["posts", 0, "thread", 0], imagesPath: ["posts", 0, "images"] },
        {
          text: "Second.",
          images: ["b"],
          path: ["posts", 0, "thread", 1],
          imagesPath: ["posts", 0, "thread", 1, "images"],
        },
      ],
    });
    expect(source.place(["posts", 0, "thread", 1, "text"])).toMatchObject({ line: 14, column: 15, length: 7 });
  });

  it("of a series show the post's pictures with each item that has none", async () => {
    const { posts } = await campaignOf(
      `${head}${asset}posts:\n  - id: one\n    at: { from: day 09:00, until: day 17:00 }\n    images: [a]\n    series:\n      - text: First.\n      - { id: second, text: Second., images: [b], for: { x: { skip: true } } }\n      - { text: Third., images: [] }\n`,
    );

    const content = posts[0]?.content;
    const items = content?.kind === "series" ? content.items : [];
    expect(posts[0]?.at).toMatchObject({ from: { text: "day 09:00" }, until: { text: "day 17:00" } });
    expect(items.map(({ id, body }) => [id, body.parts[0]?.images])).toEqual([
      [undefined, ["a"]],
      ["second", ["b"]],
      [undefined, []],
    ]);
    expect(items[1]?.for.get("x")).toEqual({ skip: true, path: ["posts", 0, "series", 1, "for", "x"] });
  });

  it("keep only what is written in an override", async () => {
    const { posts } = await campaignOf(
      `${head}${asset}posts:\n  - id: one\n    at: day 09:00\n    text: Words.\n    critical: true\n    content-warning: Abuse\n    card: { url: "https://example.org/a", title: T, description: D }\n    for:\n      x: { text: Short., images: [], at: day 10:00, late: 1d }\n      a-bluesky: { images: [b], labels: [graphic-media], lang: cy }\n`,
    );

    const [post] = posts;
    expect(post).toMatchObject({ critical: true, again: false, contentWarning: "Abuse", audience: [] });
    expect(post?.card).toEqual({
      url: "https://example.org/a",
      title: "T",
      description: "D",
      path: ["posts", 0, "card"],
    });
    expect(post?.for.get("x")).toEqual({
      body: {
        kind: "text",
        parts: [
          {
            text: "Short.",
            images: [],
            path: ["posts", 0, "for", "x"],
            imagesPath: ["posts", 0, "for", "x", "images"],
          },
        ],
      },
      images: [],
      imagesPath: ["posts", 0, "for", "x", "images"],
      at: { day: { shift: 0 }, time: "10:00", text: "day 10:00" },
      late: 86_400_000,
      path: ["posts", 0, "for", "x"],
    });
    expect(post?.for.get("a-bluesky")).toEqual({
      images: ["b"],
      imagesPath: ["posts", 0, "for", "a-bluesky", "images"],
      labels: ["graphic-media"],
      lang: "cy",
      path: ["posts", 0, "for", "a-bluesky"],
    });
  });

  it("keep keys of JavaScript's own objects apart", async () => {
    const { variables } = await campaignOf(`${head}variables: { constructor: a, toString: b }\nposts: []\n`);

    expect(variables).toEqual({ constructor: "a", toString: "b" });
  });
});

describe("a workspace", () => {
  it("has its accounts, groups and policies", async () => {
    const { workspace } = await loadFiles({
      "campaigns/accounts.yaml": `workspace: nyscp
ledger: 7f3a9c
policies:
  gap: 10m
  prices: { x: { post: 0.015, link: 0.20 } }
accounts:
  fb: { network: facebook, page: 0123456789, name: The Partnership, variables: { report_url: https://example.org } }
  out: { network: outbox, folder: notice/board }
  bsky: { network: bluesky, handle: "@a.example.org", service: https://pds.example.org }
groups: { all: [fb, out] }
`,
    });

    expect(workspace).toMatchObject({
      id: "nyscp",
      ledger: "7f3a9c",
      gap: 600_000,
      prices: { x: { post: 0.015, link: 0.2 } },
      groups: new Map([["all", ["fb", "out"]]]),
    });
    expect(workspace?.accounts.get("fb")).toEqual({
      id: "fb",
      network: "facebook",
      handle: "",
      name: "The Partnership",
      variables: { report_url: "https://example.org" },
      options: { page: "0123456789" },
    });
    expect(workspace?.accounts.get("out")).toMatchObject({ name: "out", options: { folder: "notice/board" } });
    expect(workspace?.accounts.get("bsky")).toMatchObject({
      handle: "a.example.org",
      service: "https://pds.example.org",
    });
  });

  it("is called default where it has no name, and has a gap of five minutes", async () => {
    const { workspace } = await loadFiles({ "campaigns/accounts.yaml": "accounts: { a: { network: outbox } }\n" });

    expect(workspace).toMatchObject({ id: "default", gap: 300_000, prices: {}, groups: new Map() });
    expect(workspace?.ledger).toBeUndefined();
  });
});
