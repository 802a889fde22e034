import fc from "fast-check";
import { type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { isFault } from "../../../src/diagnostics/fault.ts";
import { readZip, type ZipLimits, zipLimits } from "../../../src/system/zip/read-zip.ts";

const utf8 = new TextEncoder();
const mtime = new Date(1980, 0, 1);

function zipOf(files: Zippable): Buffer {
  return Buffer.from(zipSync(files, { mtime }));
}

/** What is wrong with it; fails where nothing is. */
function faultOf(bytes: Buffer, limits?: ZipLimits): string {
  const zip = readZip(bytes, limits);
  if (!isFault(zip)) throw new Error("it was taken");
  expect(zip.code).toBe("zip-unusable");
  return zip.message;
}

function texts(bytes: Buffer): Record<string, string> {
  const zip = readZip(bytes);
  if (isFault(zip)) throw new Error(zip.message);
  return Object.fromEntries(
    zip.entries.map((entry) => {
      const content = entry.read();
      if (isFault(content)) throw new Error(content.message);
      return [entry.name, content.toString("utf8")];
    }),
  );
}

/** Every place of the bytes of a name, in both lists, written over with another of the same length. */
function renamed(zip: Buffer, from: string, to: string, places: "all" | "list" = "all"): Buffer {
  const changed = Buffer.from(zip);
  let at = places === "list" ? changed.lastIndexOf(from) : changed.indexOf(from);
  for (; at !== -1; at = changed.indexOf(from, at + 1)) changed.write(to, at);
  return changed;
}

/** Where the list has an entry. */
function listPlace(zip: Buffer): number {
  return zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
}

describe("a zip of somebody else", () => {
  it("gives the files of an ordinary program, in their order, packed or not", () => {
    const zip = zipOf({
      "b.txt": utf8.encode("b".repeat(500)),
      "a/ü.txt": [utf8.encode("ü"), { level: 0 }],
      empty: new Uint8Array(),
    });

    expect(Object.entries(texts(zip))).toEqual([
      ["b.txt", "b".repeat(500)],
      ["a/ü.txt", "ü"],
      ["empty", ""],
    ]);
  });

  it("gives back whatever was packed", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}\.txt)?$/), { maxLength: 8 });
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.uint8Array({ maxLength: 300 })), (given, contents) => {
        const files = Object.fromEntries(given.map((name) => [`f-${name}.x`, contents.next().value as Uint8Array]));
        const zip = readZip(zipOf(files));

        expect(isFault(zip)).toBe(false);
        if (isFault(zip)) return;
        expect(zip.entries.map(({ name }) => name)).toEqual(Object.keys(files));
        for (const entry of zip.entries) expect(entry.read()).toEqual(Buffer.from(files[entry.name] ?? []));
      }),
    );
  });

  it("reads backslashes of old programs as folders", () => {
    expect(texts(renamed(zipOf({ "a/b.txt": utf8.encode("x") }), "a/b.txt", "a\\b.txt"))).toEqual({ "a/b.txt": "x" });
  });

  it.each([
    ["../out.txt", "leads out of its folder"],
    ["a/../../o", "leads out of its folder"],
    ["..\\out.txt", "leads out of its folder"],
    ["a/./b", "leads out of its folder"],
    ["a//b", "leads out of its folder"],
    ["/etc/cron", "leads to a place of its own on the disk"],
    ["\\\\host\\share", "leads to a place of its own on the disk"],
    ["c:evil.txt", "leads to a place of its own on the disk"],
    ["a/nul.txt", "has a name that Windows keeps for itself"],
    ["a/b:stream", "has a name that Windows keeps for itself"],
    ["a\u001b[2Jb", "has a name with control characters"],
    ["a\u0000.txt", "has a name with control characters"],
    [`${"a/".repeat(300)}x`, "has a name that is too long"],
  ])("refuses the name %j", (name, why) => {
    const message = faultOf(zipOf({ [name]: utf8.encode("x") }));

    expect(message).toContain(why);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may reach a terminal.
    expect(message).not.toMatch(/[\u0000-\u001f]/);
  });

  it("refuses a link and a device", () => {
    const link = zipOf({ "a.txt": [utf8.encode("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] });
    const device = zipOf({ "a.txt": [utf8.encode(""), { os: 3, attrs: 0o020666 << 16 }] });

    expect(faultOf(link)).toContain("is a link, or no plain file");
    expect(faultOf(device)).toContain("is a link, or no plain file");
    expect(texts(zipOf({ "a.txt": [utf8.encode("x"), { os: 3, attrs: 0o100644 << 16 }] }))).toEqual({ "a.txt": "x" });
  });

  it("refuses names that a disk may take for one", () => {
    expect(faultOf(zipOf({ "a.txt": utf8.encode("1"), "A.TXT": utf8.encode("2") }))).toContain("is there twice");
    expect(faultOf(zipOf({ a: utf8.encode("1"), "a/b": utf8.encode("2") }))).toContain("lies in a file");
  });

  it("refuses an entry that has another name in its own place", () => {
    expect(faultOf(renamed(zipOf({ "a.txt": utf8.encode("x") }), "a.txt", "b.txt", "list"))).toContain("has two names");
  });

  it("refuses what is too large before it unpacks anything", () => {
    const zeros = zipOf({ "a.bin": new Uint8Array(3000), "b.bin": new Uint8Array(3000) });

    expect(faultOf(zeros, { ...zipLimits, entry: 2999 })).toContain('"a.bin" would be larger than 3 kB');
    expect(faultOf(zeros, { ...zipLimits, total: 5999 })).toContain("unpacked it would be larger than 6 kB");
    expect(faultOf(zeros, { ...zipLimits, entries: 1 })).toContain("more than 1 entries");
    expect(faultOf(zeros, { ...zipLimits, file: zeros.length - 1 })).toContain("it is larger than");
    expect(isFault(readZip(zeros, { file: zeros.length, entries: 2, entry: 3000, total: 6000 }))).toBe(false);
  });

  it("unpacks no more than the list says", () => {
    const bomb = zipOf({ "a.bin": new Uint8Array(1_000_000) });
    bomb.writeUInt32LE(10, listPlace(bomb) + 24);
    const zip = readZip(bomb);

    expect(isFault(zip)).toBe(false);
    if (!isFault(zip))
      expect(zip.entries[0]?.read()).toMatchObject({ message: expect.stringContaining("holds more than it says") });
  });

  it("unpacks nothing whose sum is another", () => {
    const damaged = zipOf({ "a.txt": [utf8.encode("words as they were"), { level: 0 }] });
    damaged.write("other", damaged.indexOf("words"));
    const zip = readZip(damaged);

    expect(isFault(zip)).toBe(false);
    if (!isFault(zip)) expect(zip.entries[0]?.read()).toMatchObject({ message: expect.stringContaining("is damaged") });
  });

  it("refuses entries that share their bytes", () => {
    const one = zipOf({ "b.txt": utf8.encode("x") });
    const head = Buffer.from(one.subarray(0, one.indexOf("b.txt") + 5));
    // The second entry begins inside of the first one's bytes, where a fitting head of its own was put.
    const long = zipOf({
      "a.txt": [Buffer.concat([head, Buffer.alloc(200)]), { level: 0 }],
      "b.txt": utf8.encode("x"),
    });
    const place = long.lastIndexOf("b.txt") - 46;
    long.writeUInt32LE(long.indexOf("a.txt") + 5, place + 42);

    expect(faultOf(long)).toContain("shares its bytes with another");
  });

  it.each([
    ["a password", 8, 1, "is locked with a password"],
    ["another packing", 10, 14, "is packed in a way that few programs know"],
  ])("refuses %s", (_, offset, value, why) => {
    const zip = zipOf({ "a.txt": utf8.encode("x") });
    zip.writeUInt16LE(value, listPlace(zip) + offset);

    expect(faultOf(zip)).toContain(why);
  });

  it("refuses sizes that only zip64 could hold", () => {
    const zip = zipOf({ "a.txt": utf8.encode("x") });
    zip.writeUInt32LE(0xffffffff, listPlace(zip) + 24);

    expect(faultOf(zip)).toContain("is larger than any toolkit");
  });

  it("says of any bytes, cut or changed, either what is in them or what is wrong", () => {
    const zip = zipOf({ "a/b.txt": utf8.encode("some words ".repeat(9)), "c.png": [utf8.encode("x"), { level: 0 }] });
    const change = fc.record({ at: fc.nat(zip.length - 1), value: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.nat(zip.length), (changes, cut) => {
        const other = Buffer.from(zip);
        for (const { at, value } of changes) other[at] = value;
        for (const bytes of [other, other.subarray(0, cut)]) {
          const read = readZip(bytes);
          if (isFault(read)) expect(read.code).toBe("zip-unusable");
          else
            for (const each of read.entries.map((entry) => entry.read()))
              expect(isFault(each) || each.length < 1000).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
