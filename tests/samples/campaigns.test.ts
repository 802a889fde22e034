import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staged } from "../../src/pipeline/stage.ts";
import type { Rendered } from "../../src/render/rendered.ts";
import { type ReadWorkspace, readWorkspace } from "../support/campaign/read-workspace.ts";
import { textElements, wordsOf } from "../support/pictures/poster-pixels.ts";

let read: ReadWorkspace;

beforeAll(async () => {
  read = await readWorkspace(".", "2027-01-10T09:00:00Z");
});

function staged(id: string): Staged {
  const found = read.prepared.all.find(({ campaign }) => campaign.id === id);
  if (found === undefined) throw new Error(`The sample ${id} did not load.`);
  return found;
}

function texts(rendered: readonly Rendered[]): readonly string[] {
  return rendered.flatMap(({ parts }) => parts.map(({ text }) => text));
}

function helpNamedIn(text: string): boolean {
  return /0800 1111|0808 800 5000|\b999\b|\b101\b|https:\/\//.test(text);
}

describe("the sample workspace", () => {
  it("loads both campaigns, and finds no error in them", () => {
    const errors = read.problems.filter(({ severity }) => severity === "error");

    expect(read.prepared.all.map(({ campaign }) => campaign.id).sort()).toEqual(["ceaday-2027", "not-your-fault-2027"]);
    expect(errors).toEqual([]);
  });

  it("gets no warning about its posts", () => {
    const aboutPosts = read.problems.filter(({ place }) => place.file !== "campaigns/accounts.yaml");

    expect(aboutPosts).toEqual([]);
  });

  it("uses every asset, and the alt text of each has all the words of its poster", () => {
    const images = read.prepared.all.flatMap(({ rendered }) =>
      rendered.flatMap(({ parts }) => parts.flatMap((part) => part.images)),
    );
    const altByFile = new Map(images.map(({ asset, alt }) => [asset.file, alt]));

    for (const { campaign } of read.prepared.all) {
      for (const { file, poster } of campaign.assets.values()) {
        const alt = (altByFile.get(file) ?? "").toLowerCase();
        const texts =
          poster === undefined
            ? (readFileSync(path.resolve(file), "utf8").match(textElements) ?? []).map(wordsOf)
            : [poster.words, poster.source ?? ""];
        const words = texts.flatMap((text) => text.toLowerCase().split(/\s+/));
        expect({ file, missing: words.filter((word) => !alt.includes(word.replace(/[.?!:,]$/, ""))) }).toEqual({
          file,
          missing: [],
        });
      }
    }
  });

  it("speaks to children with Childline's number in every post of theirs", () => {
    const forChildren = read.prepared.all.flatMap(({ rendered }) =>
      rendered.filter(({ delivery }) => delivery.audience.includes("children and young people")),
    );

    expect(forChildren.length).toBeGreaterThan(10);
    expect(texts(forChildren).filter((text) => !text.includes("0800 1111"))).toEqual([]);
  });

  it("says in every post where help is", () => {
    const withoutHelp = read.prepared.all.flatMap(({ rendered }) =>
      rendered.filter(({ parts }) => !parts.some(({ text }) => helpNamedIn(text))).map(({ delivery }) => delivery.id),
    );

    expect(withoutHelp).toEqual([]);
  });
});

describe("ceaday-2027", () => {
  it("has posts on each day from Friday 12 to Thursday 18 March", () => {
    const { plan } = staged("ceaday-2027");

    const days = new Set(plan.deliveries.map(({ local }) => local.slice(0, 10)));

    expect(plan.anchor?.date).toBe("2027-03-18");
    expect([...days].sort()).toEqual([12, 13, 14, 15, 16, 17, 18].map((day) => `2027-03-${day}`));
  });

  it("gives each day one theme, and speaks to four audiences", () => {
    const { plan } = staged("ceaday-2027");

    const themes = new Map(plan.deliveries.map(({ local, theme }) => [`${local.slice(0, 10)} ${theme}`, theme]));
    const audiences = new Set(plan.deliveries.flatMap(({ audience }) => audience));

    expect(themes.size).toBe(7);
    expect([...audiences].sort()).toEqual([
      "children and young people",
      "parents and carers",
      "professionals",
      "the public",
    ]);
  });

  it("has at least eleven messages, five of them with a poster, one thread and one series", () => {
    const { posts } = staged("ceaday-2027").campaign;

    const pictorial = posts.filter(
      ({ content }) => "parts" in content && content.parts.some(({ images }) => images.length > 0),
    );

    expect(posts.length).toBeGreaterThanOrEqual(11);
    expect(pictorial).toHaveLength(5);
    expect(posts.map(({ content }) => content.kind).filter((kind) => kind !== "text")).toEqual(["thread", "series"]);
  });

  it("ends each message with its two hashtags and no other", () => {
    const firstParts = staged("ceaday-2027").rendered.map(({ parts }) => parts[0]?.text ?? "");

    const tags = firstParts.map((text) => ({ end: text.split("\n").at(-1), count: text.match(/#/g)?.length }));

    expect(tags.filter(({ end, count }) => end !== "#CEADay27 #HelpingHands" || count !== 2)).toEqual([]);
  });
});

describe("not-your-fault-2027", () => {
  it("posts at nine by the wall clock on both sides of each clock change", () => {
    const { plan } = staged("not-your-fault-2027");
    const around = ["long-weekend", "back-to-routine", "darker-evenings", "one-call"];

    const times = around.map((post) => {
      const delivery = plan.deliveries.find((each) => each.post === post);
      return [delivery?.local.slice(11), delivery?.dueAt.toISOString().slice(0, 16)];
    });

    expect(times).toEqual([
      ["09:00", "2027-03-26T09:00"],
      ["09:00", "2027-03-30T08:00"],
      ["09:00", "2027-10-29T08:00"],
      ["09:00", "2027-11-01T09:00"],
    ]);
  });

  it("begins on the Monday after its Saturday, which it still names in words", () => {
    const { plan, rendered } = staged("not-your-fault-2027");

    expect(plan.anchor).toMatchObject({ date: "2027-02-06", day: "2027-02-08" });
    expect(plan.deliveries[0]?.local).toBe("2027-02-08T09:00");
    expect(rendered.find(({ delivery }) => delivery.post === "four-words")?.parts[0]?.text).toContain(
      "Saturday 6 February",
    );
  });

  it("posts in every month from February to December, in three phases", () => {
    const { plan } = staged("not-your-fault-2027");

    const months = new Set(plan.deliveries.map(({ local }) => Number(local.slice(5, 7))));
    const phases = new Set(plan.deliveries.map(({ phase }) => phase));

    expect([...months]).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([...phases]).toEqual(["launch", "middle", "close"]);
  });
});
