import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handoff } from "../../../src/networks/handoff/index.ts";
import type { Account, Part, PartKey, Session } from "../../../src/networks/network.ts";
import { aKey, anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";

const never = new AbortController().signal;
const delivery = "ceaday-2027/what-it-is/nyscp-instagram";

describe("the folder of a hand-off", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "campaign-handoff-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function connect(account: Partial<Account> = {}) {
    return handoff.connect(
      anAccount({ id: "nyscp-instagram", network: "handoff", options: { channel: "instagram" }, ...account }),
      { get: () => undefined, service: undefined },
      { fetch, now: () => new Date("2027-03-18T09:00:00Z"), root, userAgent: "campaign-test" },
    );
  }
  async function connected(account: Partial<Account> = {}): Promise<Session> {
    const answer = await connect(account);
    if (answer.kind !== "session") throw new Error(answer.reason);
    return answer.session;
  }
  async function handOff(part: Part, key: PartKey, account: Partial<Account> = {}): Promise<string> {
    const session = await connected(account);
    const outcome = await session.send({ part, data: {} }, key, {}, never);
    if (outcome.kind !== "waiting") throw new Error(outcome.kind);
    return outcome.folder;
  }
  function read(folder: string, name: string): string {
    return readFileSync(path.join(root, folder, name), "utf8");
  }

  it("holds the exact words, pictures with names, alt texts, a reminder and a page", async () => {
    const text = "Know the signs.\n\n  Report it: https://example.org 🧡 #CEADay27";
    const key = aKey({ delivery });

    const folder = await handOff(aPart(text, { images: [anImage(root, 1), anImage(root, 2)] }), key);

    expect(folder).toBe(`handoff/nyscp-instagram/2027-03-18-0900-ceaday-2027-what-it-is-1-${key.hash.slice(0, 12)}`);
    expect(readdirSync(path.join(root, folder)).sort()).toEqual([
      "alt-texts.txt",
      "hand-off.html",
      "hand-off.json",
      "picture-1.png",
      "picture-2.png",
      "reminder.ics",
      "text.txt",
    ]);
    expect(read(folder, "text.txt")).toBe(`${text}\n`);
    expect(read(folder, "alt-texts.txt")).toBe(
      'picture-1.png\nA teal card. It reads: "Sign number 1."\n\npicture-2.png\nA teal card. It reads: "Sign number 2."\n',
    );
  });

  it("is named by UK time, in summer too", async () => {
    const folder = await handOff(aPart("Summer"), aKey({ delivery, dueAt: new Date("2027-06-30T23:30:00Z") }));

    expect(path.basename(folder)).toMatch(/^2027-07-01-0030-/);
    expect(read(folder, "hand-off.html")).toContain("Thursday 1 July 2027, 00:30 UK time");
  });

  it("reminds at the due time, under a name that a moved time keeps", async () => {
    const part = aPart("Know the signs; report, always.");

    const first = await handOff(part, aKey({ delivery }));
    const moved = await handOff(part, aKey({ delivery, dueAt: new Date("2027-03-19T10:00:00Z") }));

    expect(read(first, "reminder.ics")).toContain("DTSTART:20270318T090000Z");
    expect(read(first, "reminder.ics")).toContain("SUMMARY:Post to Instagram: Know the signs\\; report\\, always.");
    expect(read(first, "reminder.ics")).toContain("BEGIN:VALARM");
    expect(read(moved, "reminder.ics")).toContain("DTSTART:20270319T100000Z");
    expect(/UID:(.*)/.exec(read(moved, "reminder.ics"))?.[1]).toBe(/UID:(.*)/.exec(read(first, "reminder.ics"))?.[1]);
  });

  it("lets no words of a campaign break out of the reminder", async () => {
    const folder = await handOff(aPart("A\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd\u0007"), aKey({ delivery }));

    const lines = read(folder, "reminder.ics")
      .replace(/\r\n[ \t]/g, "")
      .split("\r\n");
    expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("ATTACH"))).toEqual([]);
    expect(lines.join("")).not.toContain("\u0007");
  });

  it("stays as it is when the same key comes again, also after a person changed the words in it", async () => {
    const key = aKey({ delivery });
    const folder = await handOff(aPart("First"), key);

    expect(await handOff(aPart("Second"), key)).toBe(folder);
    expect(read(folder, "text.txt")).toBe("First\n");
    expect(readdirSync(path.join(root, "handoff/nyscp-instagram"))).toHaveLength(1);
  });

  it("is found under another name, as long as its end is the key's", async () => {
    const key = aKey({ delivery });
    const folder = await handOff(aPart("First"), key);
    const renamed = path.join(path.dirname(folder), `1999-01-01-0000-old-name-1-${key.hash.slice(0, 12)}`);
    renameSync(path.join(root, folder), path.join(root, renamed));

    expect(await handOff(aPart("First"), key)).toBe(renamed);
  });

  it("is made by one of two that write it at once", async () => {
    const key = aKey({ delivery });

    const folders = await Promise.all([1, 2, 3].map(() => handOff(aPart("At once"), key)));

    expect(new Set(folders).size).toBe(1);
  });

  it("leaves nothing behind when it cannot be written", async () => {
    const session = await connected();
    const broken = aPart("Broken", { images: [{ ...anImage(root, 1), file: root }] });

    const outcome = await session.send({ part: broken, data: {} }, aKey({ delivery }), {}, never);

    expect(outcome.kind).toBe("later");
    expect(readdirSync(path.join(root, "handoff/nyscp-instagram"))).toEqual([]);
    expect(await session.find?.(broken, aKey({ delivery }), { since: new Date(0), exclude: [] }, never)).toEqual({
      kind: "absent",
    });
  });

  it("waits for a picture that is gone", async () => {
    const image = { ...anImage(root, 1), file: path.join(root, "gone.png") };

    expect((await (await connected()).prepare(aPart("A", { images: [image] }), never)).kind).toBe("later");
  });

  it("holds no picture that was exchanged after it was made ready", async () => {
    const image = anImage(root, 7);
    const session = await connected();
    const prepared = await session.prepare(aPart("A", { images: [image] }), never);
    writeFileSync(image.file, "Somebody else's bytes");

    if (prepared.kind !== "prepared") throw new Error(prepared.reason);
    const outcome = await session.send(prepared.prepared, aKey(), {}, never);

    expect(outcome).toMatchObject({ kind: "later", reason: expect.stringContaining("something else lies") });
    expect(readdirSync(path.join(root, "handoff/nyscp-instagram"))).toEqual([]);
  });

  it("makes safe names of ids that are not", async () => {
    const image = { ...anImage(root, 1), asset: "../../CON.<x>" };

    const folder = await handOff(aPart("Safe", { images: [image] }), aKey({ delivery: "../../etc/..\\passwd/x" }));

    expect(folder).toMatch(/^handoff\/nyscp-instagram\/2027-03-18-0900-[a-z0-9-]+$/);
    expect(readdirSync(path.join(root, folder))).toContain("picture-1.png");
  });

  it("lies where the account says", async () => {
    expect(await handOff(aPart("A"), aKey(), { options: { folder: "comms/to-post" } })).toMatch(
      /^comms\/to-post\/2027/,
    );
  });

  it.each<[string, string]>([
    ["above the workspace", "../elsewhere"],
    ["an absolute path elsewhere", path.join(tmpdir(), "elsewhere")],
    ["the workspace itself", "."],
    ["behind a link that leads out", "linked/made-by-mistake"],
  ])("is refused, and not made, when it is %s", async (_where, folder) => {
    const outside = mkdtempSync(path.join(tmpdir(), "campaign-outside-"));
    symlinkSync(outside, path.join(root, "linked"));

    const answer = await connect({ options: { folder } });

    expect(answer.kind).toBe("unauthorized");
    expect(existsSync(path.join(outside, "made-by-mistake"))).toBe(false);
    rmSync(outside, { recursive: true });
  });

  it("overlooks what is not its own", async () => {
    const key = aKey({ delivery });
    mkdirSync(path.join(root, `handoff/nyscp-instagram/notes-${key.hash.slice(0, 12)}`), { recursive: true });

    expect(await handOff(aPart("A"), key)).toContain("2027-03-18-0900");
  });

  it("cannot take back what a person posted, and says where it is", async () => {
    const receipt = handoff.receiptOf?.("https://www.instagram.com/p/abc/", anAccount({ network: "handoff" }));
    if (!receipt) throw new Error("No receipt");

    expect(await (await connected()).remove?.(receipt, never)).toMatchObject({
      kind: "rejected",
      reason: expect.stringContaining("https://www.instagram.com/p/abc/"),
    });
  });

  it.each([
    ["https://www.linkedin.com/feed/update/urn:li:share:1/", true],
    ["done", true],
    ["http://example.org/", false],
    ["https://user:word@example.org/", false],
    ["javascript:alert(1)", false],
    ["yes", false],
  ])("records %s as what was posted: %s", (written, taken) => {
    expect(handoff.receiptOf?.(written, anAccount({ network: "handoff" })) !== undefined).toBe(taken);
  });
});
