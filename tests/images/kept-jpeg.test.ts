/** Whatever is hidden in a JPEG that is kept as it is: it does not survive, or the picture is encoded anew. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bareJpeg } from "../../src/images/pixels/jpeg/bare-jpeg.ts";
import { aDarkroom, aPhotograph, aPlain, type Darkroom } from "../support/pictures/a-picture.ts";

let room: Darkroom;
let pictures: readonly Buffer[];
beforeAll(async () => {
  room = aDarkroom();
  const photograph = aPhotograph(90, 70);
  pictures = await Promise.all([
    photograph.clone().jpeg().toBuffer(),
    photograph.clone().jpeg({ progressive: true }).toBuffer(),
    photograph.clone().jpeg({ mozjpeg: true, quality: 60 }).toBuffer(),
    photograph.clone().jpeg({ optimiseCoding: false, chromaSubsampling: "4:4:4" }).toBuffer(),
    aPlain(17, 9).jpeg().toBuffer(),
  ]);
});
afterAll(() => room.close());

interface Segment {
  readonly marker: number;
  readonly at: number;
  /** Of its data; of a scan, of what tells it. */
  readonly end: number;
}

/** Segments from SOI to EOI, each with its place; a scan's data lies between its end and the next one's beginning. */
function segmentsOf(file: Buffer): readonly Segment[] {
  const found: Segment[] = [];
  for (let at = 2; at < file.length - 2; ) {
    const marker = file[at + 1] ?? 0;
    const end = at + 2 + file.readUInt16BE(at + 2);
    found.push({ marker, at, end });
    at = end;
    if (marker !== 0xda) continue;
    while (file[at] !== 0xff || file[at + 1] === 0 || ((file[at + 1] ?? 0) & 0xf8) === 0xd0) at += 1;
  }
  return found;
}

function segment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

function inserted(file: Buffer, at: number, what: Uint8Array): Buffer {
  return Buffer.concat([file.subarray(0, at), what, file.subarray(at)]);
}

/** Six units of plain grey, each 14 bits that two ones fill up, with a restart between any two. */
async function withRestarts(restarts: readonly string[]): Promise<Buffer> {
  const file = await aPlain(24, 16, "#808080").jpeg({ optimiseCoding: false, chromaSubsampling: "4:4:4" }).toBuffer();
  const scan = segmentsOf(file).find(({ marker }) => marker === 0xda) ?? { at: 0, end: 0 };
  const unit = "2803";
  const units = Buffer.from([unit, ...restarts.map((restart) => restart + unit)].join(""), "hex");
  const every = segment(0xdd, Buffer.from([0, 1]));
  return Buffer.concat([
    file.subarray(0, scan.at),
    every,
    file.subarray(scan.at, scan.end),
    units,
    file.subarray(file.length - 2),
  ]);
}

/** Found in no picture by chance. */
const secret = fc.uint8Array({ minLength: 12, maxLength: 80 }).map((bytes) => Buffer.from(bytes));
const which = fc.nat(4);
const place = fc.nat(1000);

/** Either nothing is kept, or just what is kept of the file in which nothing is hidden. */
function expectNothingHidden(file: Buffer, original: Buffer): void {
  const kept = bareJpeg(file);
  if (kept === undefined) return;
  const plain = bareJpeg(original) ?? Buffer.alloc(0);
  expect(Buffer.compare(kept, plain)).toBe(0);
}

describe("a JPEG in which nothing is hidden", () => {
  test("is kept, whichever way it was written", () => {
    for (const file of pictures) expect(bareJpeg(file)?.length).toBe(file.length);
  });

  test("is kept with its restarts, as long as there are those that are due", async () => {
    const file = await withRestarts(["ffd0", "ffd1", "ffd2", "ffd3", "ffd4"]);

    expect(bareJpeg(file)?.length).toBe(file.length);
    const { channels } = await sharp(file).stats();
    expect(channels.map(({ min, max }) => [min, max])).toEqual(Array.from({ length: 3 }, () => [128, 128]));
    expect(bareJpeg(await withRestarts(["ffd0", "ffd1", "ffd2", "ffd3", "ffd5"]))).toBeUndefined();
    expect(bareJpeg(await withRestarts(["ffd0", "ffd1", "ffd2", "ffd3", "aaffd4"]))).toBeUndefined();
    expect(bareJpeg(await withRestarts(["ffd0", "ffd1", "ffd2", "ffd3", "ffd4", "ffd5"]))).toBeUndefined();
  });
});

describe("what is hidden in a JPEG is gone or has it encoded anew", () => {
  test("in a segment of any kind, between any two", () => {
    const markers = fc.integer({ min: 1, max: 0xfe }).filter((marker) => marker !== 0xd9);
    fc.assert(
      fc.property(which, place, markers, secret, (picture, index, marker, hidden) => {
        const file = pictures[picture] ?? Buffer.alloc(0);
        const places = [...segmentsOf(file).map(({ at }) => at), file.length - 2];
        const at = places[index % places.length] ?? 2;
        expectNothingHidden(inserted(file, at, segment(marker, hidden)), file);
      }),
      { numRuns: 400 },
    );
  });

  test("behind the contents of any segment", () => {
    fc.assert(
      fc.property(which, place, secret, (picture, index, hidden) => {
        const file = Buffer.from(pictures[picture] ?? Buffer.alloc(0));
        const segments = segmentsOf(file);
        const { at, end } = segments[index % segments.length] ?? { at: 2, end: 4 };
        file.writeUInt16BE(end - at - 2 + hidden.length, at + 2);
        expectNothingHidden(inserted(file, end, hidden), pictures[picture] ?? file);
      }),
      { numRuns: 300 },
    );
  });

  test("between segments, after the data of a scan, before the beginning and behind the end", () => {
    fc.assert(
      fc.property(which, place, secret, (picture, index, hidden) => {
        const file = pictures[picture] ?? Buffer.alloc(0);
        const places = [0, ...segmentsOf(file).map(({ at }) => at), file.length - 2, file.length];
        // Without a marker of its own, so that a scan would seem to go on.
        const still = Buffer.from(hidden.map((byte) => (byte === 0xff ? 0xfe : byte)));
        expectNothingHidden(inserted(file, places[index % places.length] ?? 0, still), file);
      }),
      { numRuns: 300 },
    );
  });

  test("in a table that nothing uses, or that says more than it must", () => {
    fc.assert(
      fc.property(which, fc.nat(3), fc.boolean(), secret, (picture, id, ac, hidden) => {
        const file = pictures[picture] ?? Buffer.alloc(0);
        const quantisation = Buffer.alloc(65, 1);
        quantisation[0] = id;
        hidden.copy(quantisation, 1);
        const symbols = Buffer.from([...new Set(hidden)]);
        const huffman = Buffer.concat([Buffer.alloc(17), symbols]);
        huffman[0] = (ac ? 0x10 : 0) | id;
        huffman[16] = symbols.length;
        for (const one of [segment(0xdb, quantisation), segment(0xc4, huffman)])
          for (const { at, marker } of segmentsOf(file))
            if (marker === 0xda || marker === 0xc4) expectNothingHidden(inserted(file, at, one), file);
      }),
      { numRuns: 60 },
    );
  });

  test("in the numbers that JFIF and Adobe leave free", () => {
    fc.assert(
      fc.property(secret, (hidden) => {
        const bare = pictures[0] ?? Buffer.alloc(0);
        const jfif = (free: Uint8Array) => segment(0xe0, Buffer.concat([Buffer.from("JFIF\0"), free.subarray(0, 9)]));
        expectNothingHidden(inserted(bare, 2, jfif(hidden)), inserted(bare, 2, jfif(Buffer.alloc(9))));
      }),
    );
    const adobe = Buffer.from("41646f626500640102030401", "hex");
    const kept = Buffer.from(bareJpeg(inserted(pictures[0] ?? Buffer.alloc(0), 2, segment(0xee, adobe))) ?? []);
    expect(kept.includes("Adobe")).toBe(true);
    expect(kept.includes(adobe)).toBe(false);
  });

  test.each([
    ["an Adobe segment of another length", segment(0xee, Buffer.from("Adobe\0d\0\0\0\0\x01 Jane Doe", "latin1"))],
    [
      "a JFIF segment with a thumbnail",
      segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\x01\x03Jane Doe.", "latin1")),
    ],
    ["another application's segment", segment(0xe0, Buffer.from("JFXX\0 Jane Doe", "latin1"))],
    ["a marker that has no body, with one", segment(0x01, Buffer.from("Jane Doe"))],
    ["a comment", segment(0xfe, Buffer.from("Jane Doe"))],
    ["bytes that belong to nothing", Buffer.from("Jane Doe")],
  ])("%s is not in what is made of it", async (name, hidden) => {
    const bytes = await aPhotograph(600, 400).jpeg().toBuffer();
    const file = room.put(`${name}.jpg`, inserted(bytes, segmentsOf(bytes)[0]?.end ?? 2, hidden));
    const behind = room.put(`behind ${name}.jpg`, inserted(bytes, bytes.length - 2, hidden));

    const reports = await Promise.all([file, behind].map((each) => room.fit(each)));

    for (const { image } of reports) expect(readFileSync(image.file).includes("Jane")).toBe(false);
  });
});
