import { describe, expect, it } from "vitest";
import type { Identity } from "../../src/networks/network.ts";
import { expiryIn, factsFor, factsToKeep } from "../../src/networks/server-facts.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

const account = anAccount({ network: "mastodon", service: "https://social.example.org", handle: "Ours" });
const nothing = new Map();

function who(more: Partial<Identity> = {}): Identity {
  return { handle: "ours", id: "1", mayPost: true, ...more };
}

function keptAfter(...identities: readonly Identity[]) {
  let kept = new Map<string, Readonly<Record<string, unknown>>>();
  for (const identity of identities) {
    const facts = factsToKeep(account, identity, kept);
    kept = facts === undefined ? kept : new Map([[account.id, facts]]);
  }
  return kept;
}

describe("a server's facts", () => {
  it("are kept with the token's end, and read again", () => {
    const expiresAt = new Date("2027-03-01T00:00:00Z");

    const facts = factsFor(account, keptAfter(who({ facts: { maxCharacters: 5000 }, expiresAt })));

    expect(facts).toMatchObject({ maxCharacters: 5000 });
    expect(expiryIn(facts)).toEqual(expiresAt);
  });

  it("are not kept where there are none", () => {
    expect(factsToKeep(account, who(), nothing)).toBeUndefined();
  });

  it("are not those of an account that has moved, changed hands or changed its network", () => {
    const kept = keptAfter(who({ facts: { maxCharacters: 5000 } }));

    expect(factsFor({ ...account, handle: "ours" }, kept)).toBeDefined();
    expect(factsFor({ ...account, service: "https://other.example.org" }, kept)).toBeUndefined();
    expect(factsFor({ ...account, handle: "theirs" }, kept)).toBeUndefined();
    expect(factsFor({ ...account, network: "bluesky" }, kept)).toBeUndefined();
    expect(factsFor({ ...account, id: "another" }, kept)).toBeUndefined();
  });

  it("outlast a look at which the server told no limits", () => {
    const facts = factsFor(account, keptAfter(who({ facts: { maxCharacters: 5000 } }), who()));

    expect(facts).toMatchObject({ maxCharacters: 5000 });
  });

  it("forget the end of a token that was replaced by one without an end", () => {
    const facts = factsFor(account, keptAfter(who({ expiresAt: new Date("2027-03-01T00:00:00Z") }), who()));

    expect(expiryIn(facts)).toBeUndefined();
  });

  it.each([undefined, {}, { expiresAt: "soon" }, { expiresAt: 5 }])("tell no end of a token in %j", (facts) => {
    expect(expiryIn(facts)).toBeUndefined();
  });
});
