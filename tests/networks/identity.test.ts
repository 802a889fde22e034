import { describe, expect, it } from "vitest";
import { bareHandle } from "../../src/networks/handles.ts";
import { identityOf, isRenamed } from "../../src/networks/identity.ts";
import type { Account } from "../../src/networks/network.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

const instagram = anAccount({ id: "old", network: "handoff", handle: "northdale", options: { channel: "instagram" } });
const screen = anAccount({ id: "old", network: "handoff", handle: "", options: { channel: "screen" } });
const page = anAccount({ id: "old", network: "facebook", handle: "northdale", options: { page: "111" } });
const council = anAccount({ id: "old", network: "mastodon", handle: "council", service: "https://social.example.org" });
const onX = anAccount({ id: "old", network: "x", handle: "Northdale" });
const outbox = anAccount({ id: "old", network: "outbox", handle: "", options: { folder: "published/board" } });

describe("what makes an account somebody", () => {
  it.each<[string, Account, Partial<Account>]>([
    ["another id", onX, { id: "new" }],
    ["another name and other variables", onX, { name: "New", variables: { a: "b" } }],
    ["capitals, an @ and marks without a shape", onX, { handle: "\u2068@NORTHDALE\u2069" }],
    ["the usual server written out", onX, { service: "https://api.x.com" }],
    ["another door to Bluesky", anAccount(), { service: "https://pds.example.org" }],
    ["its server in its handle", council, { id: "new", handle: "Council@social.example.org" }],
    ["a slash and capitals in its server", council, { service: "https://Social.example.org/" }],
    ["another handle of the same Page", page, { id: "new", handle: "northdale.council" }],
    [
      "another folder of the same channel and handle",
      instagram,
      { id: "new", options: { channel: "instagram", folder: "a" } },
    ],
    ["the same folder written otherwise", outbox, { id: "new", options: { folder: "./published/board/" } }],
  ])("is the same with %s", (_, account, change) => {
    expect(identityOf({ ...account, ...change })).toBe(identityOf(account));
  });

  it.each<[string, Account, Partial<Account>]>([
    ["network", onX, { network: "bluesky" }],
    ["handle", onX, { handle: "southdale" }],
    ["server", council, { service: "https://other.example.org" }],
    ["server on this machine", onX, { service: "http://127.0.0.1:4000" }],
    ["Page", page, { options: { page: "222" } }],
    ["channel", instagram, { options: { channel: "linkedin" } }],
    ["folder", outbox, { options: { folder: "published/other" } }],
    ["id, where nothing else tells it apart", screen, { id: "new" }],
  ])("is another with another %s", (_, account, change) => {
    expect(identityOf({ ...account, ...change })).not.toBe(identityOf(account));
  });

  it("is known under a new id, where nothing but the id told it apart, too", () => {
    const former = { id: "old", identity: identityOf(screen) };

    expect(isRenamed({ ...screen, id: "new" }, former)).toBe(true);
    expect(isRenamed({ ...screen, id: "new", options: { channel: "email" } }, former)).toBe(false);
  });
});

describe("a handle", () => {
  it.each([
    ["@northdale", "northdale"],
    [" northdale.example.org ", "northdale.example.org"],
    ["\u202anorthdale.example.org\u202c", "northdale.example.org"],
    ["\u200e@north\u200bdale\ufeff", "northdale"],
  ])("%j is %s without what cannot be seen", (written, bare) => {
    expect(bareHandle(written)).toBe(bare);
  });
});
