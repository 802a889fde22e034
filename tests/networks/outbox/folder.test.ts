import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Account } from "../../../src/networks/network.ts";
import { OutboxFolder } from "../../../src/networks/outbox/folder.ts";
import { outbox } from "../../../src/networks/outbox/index.ts";
import type { Post } from "../../../src/networks/outbox/post-file.ts";
import { aKey, anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";

describe("the folder of an outbox", () => {
  let root: string;
  let folder: OutboxFolder;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "campaign-folder-"));
    folder = new OutboxFolder(path.join(root, "outbox"), root);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function aPost(text: string, more: Partial<Post> = {}): Post {
    return { account: anAccount(), part: aPart(text), key: aKey(), place: {}, label: {}, ...more };
  }
  function everything(): string[] {
    return readdirSync(folder.directory, { recursive: true }).map(String);
  }

  it("names a post by its local time, account and post, and keeps words and pictures beside it", () => {
    const key = aKey({ delivery: "ceaday-2027/what-it-is/nyscp", dueAt: new Date("2027-07-01T08:00:00Z") });
    const label = { local: "2027-07-01T09:00" };

    const { stored } = folder.write(
      aPost("Know the signs.", { key, label, part: aPart("Know the signs.", { images: [anImage(root, 1)] }) }),
    );

    expect(stored.folder).toBe(`2027-07-01/0900-nyscp-ceaday-2027-what-it-is-1-${key.hash.slice(0, 12)}`);
    const files = readdirSync(path.join(folder.directory, stored.folder));
    expect(files.sort()).toEqual(["image-1.png", "post.json", "text.txt"]);
    expect(readFileSync(path.join(folder.directory, stored.folder, "text.txt"), "utf8")).toBe("Know the signs.\n");
  });

  it("finds a post by key though its local day is another than the day of its instant", () => {
    const key = aKey({ dueAt: new Date("2027-06-30T23:30:00Z") });
    folder.write(aPost("Just after midnight", { key, label: { local: "2027-07-01T00:30" } }));

    expect(folder.find(key.hash, key.dueAt)?.post.text).toBe("Just after midnight");
  });

  it("makes safe names of ids that are not", () => {
    const { stored } = folder.write(
      aPost("Safe", { key: aKey({ delivery: "../../etc/../passwd/x" }), account: anAccount({ id: "..\\..\\con" }) }),
    );

    expect(stored.folder).toMatch(/^2027-03-18\/[a-z0-9.-]+$/);
    expect(stored.folder).not.toContain("..");
  });

  it("leaves a rehearsed post alone when nothing changed, whenever it was claimed", () => {
    const key = aKey();
    folder.write(aPost("The same", { key }));

    const again = folder.write(
      aPost("The same", { key: { ...key, createdAt: new Date("2027-03-19T00:00:00Z") } }),
      "replace",
    );

    expect(again.done).toBe("unchanged");
  });

  it("replaces a rehearsed post whose words changed, and moves one whose local time did", () => {
    const key = aKey();
    folder.write(aPost("Before", { key, label: { local: "2027-03-18T09:00" } }));

    const again = folder.write(aPost("After", { key, label: { local: "2027-03-18T10:00" } }), "replace");

    expect(again.done).toBe("replaced");
    expect(folder.list().map(({ folder: name, post }) => [name.slice(11, 15), post.text])).toEqual([["1000", "After"]]);
  });

  it("prunes what is no longer planned, and the page follows", () => {
    const kept = aPost("Kept", { key: aKey({ delivery: "a/kept/nyscp" }) });
    const gone = aPost("Gone", { key: aKey({ delivery: "a/gone/nyscp", dueAt: new Date("2027-03-20T09:00:00Z") }) });
    folder.write(kept);
    folder.write(gone);
    folder.refreshPage();

    const pruned = folder.prune(new Set([kept.key.hash]));
    folder.refreshPage();

    expect(pruned).toEqual(["a/gone/nyscp"]);
    expect(readFileSync(path.join(folder.directory, "index.html"), "utf8")).not.toContain("Gone");
    expect(existsSync(path.join(folder.directory, "2027-03-20"))).toBe(false);
  });

  it("leaves nothing behind when a picture cannot be copied", () => {
    const image = { ...anImage(root, 1), file: path.join(root, "gone.png") };

    expect(() => folder.write(aPost("No picture", { part: aPart("No picture", { images: [image] }) }))).toThrow(
      "is gone; it will be made again",
    );
    expect(folder.list()).toEqual([]);
    expect(everything().filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("makes the page anew after a publisher that died before it did", () => {
    folder.write(aPost("Written by one that died"));

    new OutboxFolder(folder.directory, root).refreshPage();

    expect(readFileSync(path.join(folder.directory, "index.html"), "utf8")).toContain("Written by one that died");
  });

  it("overlooks folders and files that are not posts", () => {
    folder.write(aPost("A post"));
    mkdirSync(path.join(folder.directory, "2027-03-18", "notes"));
    mkdirSync(path.join(folder.directory, "2027-03-18", "broken"));
    writeFileSync(path.join(folder.directory, "2027-03-18", "broken", "post.json"), "{");

    expect(folder.list()).toHaveLength(1);
  });

  it.each<[string, Account["options"]]>([
    ["above the workspace", { folder: "../elsewhere" }],
    ["an absolute path elsewhere", { folder: path.join(tmpdir(), "elsewhere") }],
    ["the workspace itself", { folder: "." }],
    ["a link that leads out", { folder: "linked" }],
  ])("is refused when it is %s", async (_where, options) => {
    symlinkSync(tmpdir(), path.join(root, "linked"));

    const answer = await outbox.connect(
      anAccount({ options }),
      { get: () => undefined, service: undefined },
      { fetch, now: () => new Date(0), root, userAgent: "" },
    );

    expect(answer.kind).toBe("unauthorized");
  });
});
