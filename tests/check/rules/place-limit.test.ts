import { expect, it } from "vitest";
import { placeLimit } from "../../../src/check/rules/place-limit.ts";
import { networkOf } from "../../../src/networks/registry.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(channel: string, text: string) {
  const account = {
    id: "by-hand",
    handle: "",
    name: "By hand",
    network: "handoff",
    variables: {},
    options: { channel },
    path: [],
  } as const;
  const rendered = aRendered(text, { account, profile: networkOf("handoff").profile(account) });
  return problemsOf(placeLimit, rendered).map(({ message }) => message);
}

const times = (count: number, word: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => word(index)).join(" ");

it.each([
  { channel: "instagram", most: 30, word: (index: number) => `#Tag${index}a`, name: "hashtags", place: "Instagram" },
  { channel: "instagram", most: 20, word: (index: number) => `@name${index}`, name: "mentions", place: "Instagram" },
  {
    channel: "threads",
    most: 5,
    word: (index: number) => `https://example.org/${index}`,
    name: "links",
    place: "Threads",
  },
])("$channel takes $most $name and no more", ({ channel, most, word, name, place }) => {
  expect(said(channel, times(most, word))).toEqual([]);
  expect(said(channel, times(most + 1, word))).toEqual([
    `The text has ${most + 1} ${name} for by-hand, and ${place} takes ${most}.`,
  ]);
});

it("leaves alone what is sent to a network, and places that nobody has described", () => {
  const many = times(40, (index) => `#Tag${index}a`);

  expect(problemsOf(placeLimit, aRendered(many))).toEqual([]);
  expect(said("town-crier", many)).toEqual([]);
});
