import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hint } from "../../src/networks/network.ts";
import { type OwnPost, provedByWords } from "../../src/networks/proof.ts";

const since = new Date("2027-03-18T09:00:00Z");
const hint = (more: Partial<Hint> = {}): Hint => ({ since, exclude: [], ...more });

interface Post extends OwnPost {
  readonly text: string;
}
const minutes = (count: number) => new Date(since.getTime() + count * 60_000);
const post = (id: string, text: string, at: Date = minutes(1)): Post => ({ id, text, at });

function proof(posts: readonly Post[], about: Hint, more: { missing?: string; refusesRepeats?: boolean } = {}) {
  return provedByWords(about, {
    posts,
    likeness: ({ text }) => (text === "ours" ? "same" : text === "like ours" ? "perhaps" : "other"),
    receiptOf: ({ id }) => ({ id }),
    ...more,
  });
}

describe("what an account's own posts prove of a part known by its words", () => {
  it.each<[string, readonly Post[], Hint, string]>([
    ["its words, since the mark", [post("b", "ours"), post("a", "other")], hint({ after: "a" }), "published"],
    [
      "its words, dated ten minutes before",
      [post("b", "ours", minutes(-10)), post("a", "other")],
      hint({ after: "a" }),
      "published",
    ],
    [
      "its words, where there was no post before",
      [post("b", "ours", minutes(-600))],
      hint({ after: null }),
      "published",
    ],
    ["its words, before the mark", [post("b", "other"), post("a", "ours")], hint({ after: "b" }), "absent"],
    ["nothing since the mark", [post("a", "other")], hint({ after: "a" }), "absent"],
    ["nothing at all", [], hint({ after: null }), "absent"],
    ["another post since the mark", [post("b", "other"), post("a", "other")], hint({ after: "a" }), "unprovable"],
    [
      "a known post since the mark",
      [post("b", "other"), post("a", "other")],
      hint({ after: "a", exclude: ["b"] }),
      "absent",
    ],
    ["its words in marks of another", [post("b", "like ours")], hint({ after: null }), "unprovable"],
    ["its words, while another is in doubt", [post("b", "ours")], hint({ after: null, ambiguous: true }), "unprovable"],
    ["nothing, while another is in doubt", [post("a", "other")], hint({ after: "a", ambiguous: true }), "absent"],
    ["any post since its time, unmarked", [post("b", "other")], hint(), "unprovable"],
    ["its words since its time, unmarked", [post("b", "ours")], hint(), "published"],
    ["its words of an hour before, unmarked", [post("b", "ours", minutes(-60))], hint(), "unprovable"],
    ["a post of an hour before, unmarked", [post("b", "other", minutes(-60))], hint(), "unprovable"],
    ["a post of last week, unmarked", [post("b", "ours", minutes(-10_080))], hint(), "absent"],
    [
      "its words of an hour before, its mark deleted",
      [post("b", "ours", minutes(-60))],
      hint({ after: "gone" }),
      "unprovable",
    ],
  ])("%s", async (_what, posts, about, kind) => {
    expect((await proof(posts, about)).kind).toBe(kind);
  });

  it("proves nothing absent by a list that is not whole", async () => {
    expect(await proof([], hint({ after: null }), { missing: "It is ranked." })).toMatchObject({
      kind: "unprovable",
      reason: "It is ranked.",
    });
  });

  it("takes older words for it where the network refuses them again", async () => {
    const posts = [post("b", "other"), post("a", "ours", minutes(-60))];

    expect(await proof(posts, hint({ after: "b" }), { refusesRepeats: true })).toMatchObject({ receipt: { id: "a" } });
  });

  it("goes by the order of the list, whatever ids and dates are: absent only where nothing could be it", async () => {
    const anyPost = fc.record({
      text: fc.constantFrom("ours", "like ours", "other"),
      at: fc.integer({ min: -3000, max: 10 }).map(minutes),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.uuid(), { minLength: 12, maxLength: 12 }),
        fc.array(anyPost, { maxLength: 12 }),
        fc.nat(),
        fc.array(fc.nat({ max: 11 }), { maxLength: 6 }),
        fc.boolean(),
        async (ids, listed, mark, explained, ambiguous) => {
          const posts = listed.map((each, index) => ({ ...each, id: ids[index] ?? "" }));
          const place = posts.length === 0 ? 0 : mark % (posts.length + 1);
          const after = posts[place]?.id ?? null;
          const exclude = explained.flatMap((index) => posts[index]?.id ?? []);
          const open = posts.slice(0, place).filter(({ id }) => !exclude.includes(id));

          const found = await proof(posts, hint({ after, exclude, ambiguous }));

          const ours = open.find(({ text }) => text === "ours");
          if (open.length === 0) expect(found.kind).toBe("absent");
          else if (ours && !ambiguous) expect(found).toMatchObject({ kind: "published", receipt: { id: ours.id } });
          else expect(found.kind).toBe("unprovable");
          expect(found).toMatchObject({ newest: posts[0]?.id ?? null });
        },
      ),
    );
  });
});
