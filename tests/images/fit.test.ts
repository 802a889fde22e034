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
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Fitter } from "../../src/images/fit.ts";
import { createFitter } from "../../src/images/fitter.ts";
import {
  aDarkroom,
  anSvg,
  aPhotograph,
  aPlain,
  cornerColours,
  type Darkroom,
  near,
  pixelAt,
  someLimits,
  withCorners,
} from "../support/pictures/a-picture.ts";

let room: Darkroom;
beforeAll(() => {
  room = aDarkroom();
});
afterAll(() => room.close());

const gps = {
  IFD0: { Copyright: "Somebody", Artist: "Jane Doe" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "54/1 0/1 0/1" },
};

describe("what a network must not learn", () => {
  test.each(["jpeg", "png", "webp"] as const)(
    "is gone from a %s: no EXIF, GPS, XMP or name is left in its bytes",
    async (format) => {
      const bytes = await aPhotograph(900, 700)
        .withExif(gps)
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Jane Doe</a></x:xmpmeta>')
        .jpeg()
        .toBuffer();
      const file = room.put(`private-${format}.jpg`, bytes);

      const report = await room.fit(file, { limits: someLimits({ formats: [format] }) });

      const made = readFileSync(report.image.file);
      expect(bytes.includes("Jane Doe")).toBe(true);
      for (const trace of ["Exif", "Jane", "Somebody", "xmpmeta", "ns.adobe.com", "Photoshop", "eXIf", "GPS"]) {
        expect(made.includes(trace), trace).toBe(false);
      }
      expect(report.done).toContain("camera data and other metadata removed");
      expect(report.from.metadata).toBe(true);
    },
  );

  test("is gone from a JPEG that is otherwise kept, and so is what hides behind its end", async () => {
    const bytes = await aPhotograph(600, 400).withExif(gps).jpeg({ quality: 80 }).toBuffer();
    const file = room.put("kept.jpg", Buffer.concat([bytes, Buffer.from("Jane's film")]));

    const report = await room.fit(file);

    const made = readFileSync(report.image.file);
    expect(report.done).toEqual(["camera data and other metadata removed", "kept as it is: it already fits"]);
    expect(made.includes("Jane")).toBe(false);
    const [before, after] = await Promise.all([bytes, made].map((each) => sharp(each).raw().toBuffer()));
    expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true);
  });
});

describe("colours", () => {
  test("of a wide gamut are converted, not only relabelled", async () => {
    const file = room.put("p3.png", await aPlain(60, 60, "#ff0000").withIccProfile("p3").png().toBuffer());

    const report = await room.fit(file);

    const made = readFileSync(report.image.file);
    expect((await sharp(made).metadata()).icc).toBeUndefined();
    expect(near(await pixelAt(made, 30, 30), [255, 0, 0], 3)).toBe(true);
    expect(report.done).toContain("colours converted from its own profile to sRGB");
  });

  test("of a print file become colours of a screen", async () => {
    const file = room.put(
      "print.jpg",
      await aPlain(80, 80, "#c03020").toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer(),
    );

    const report = await room.fit(file);

    const made = readFileSync(report.image.file);
    expect(await sharp(made).metadata()).toMatchObject({ space: "srgb", channels: 3 });
    expect(near(await pixelAt(made, 40, 40), [0xc0, 0x30, 0x20], 30)).toBe(true);
    expect(report.done).toContain("colours converted from CMYK (for print) to sRGB");
  });

  test("of a grey or a 16-bit picture stay what they were", async () => {
    const grey = room.put("grey.png", await aPlain(50, 50, "#777777").greyscale().png().toBuffer());
    const deep = room.put("deep.png", await aPlain(50, 50, "#336699").toColourspace("rgb16").png().toBuffer());

    const reports = await Promise.all([grey, deep].map((file) => room.fit(file)));

    const colours = await Promise.all(reports.map((report) => pixelAt(report.image.file, 25, 25)));
    expect(colours).toEqual([
      [0x77, 0x77, 0x77],
      [0x33, 0x66, 0x99],
    ]);
  });
});

describe("a whole image", () => {
  test("is turned upright", async () => {
    const bytes = await sharp(await withCorners(80, 40))
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
      .toBuffer();

    const report = await room.fit(room.put("turned.jpg", bytes));

    expect(report.image).toMatchObject({ width: 40, height: 80 });
    expect(near(await pixelAt(report.image.file, 36, 3), cornerColours[0])).toBe(true);
    expect(report.done).toContain("turned upright, as its camera noted");
  });

  test("is never enlarged", async () => {
    const report = await room.fit(room.put("small.png", await aPlain(30, 20).png().toBuffer()));

    expect(report.image).toMatchObject({ width: 30, height: 20 });
  });

  test("too wide for the network is padded in the colour of its edge", async () => {
    const report = await room.fit(room.put("banner.png", await aPlain(900, 100, "#cc2200").png().toBuffer()));

    expect(report.image).toMatchObject({ width: 900, height: 450 });
    expect(await pixelAt(report.image.file, 450, 5)).toEqual([0xcc, 0x22, 0x00]);
    expect(report.done).toContain("padded with #cc2200 to 900 x 450, since its shape would be cropped there");
  });

  test("with a frame of another colour on its other sides is padded in that of the sides that meet", async () => {
    const banner = await aPlain(400, 40, "#ffffff")
      .composite([{ input: await aPlain(4, 40, "#000000").png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer();

    const report = await room.fit(room.put("framed.png", banner));

    expect(await pixelAt(report.image.file, 200, 2)).toEqual([255, 255, 255]);
  });
});

describe("the format", () => {
  test("of a poster is PNG, without a pixel changed", async () => {
    const bytes = await sharp(Buffer.from(anSvg('<circle cx="99" cy="99" r="60" fill="#ffddd2"/>')))
      .resize(1000)
      .png()
      .toBuffer();

    const report = await room.fit(room.put("poster.png", bytes));

    expect(report.image.format).toBe("png");
    const [before, after] = await Promise.all(
      [bytes, readFileSync(report.image.file)].map((each) => sharp(each).removeAlpha().raw().toBuffer()),
    );
    expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true);
  });

  test("of a photograph is JPEG, even where it came as PNG", async () => {
    const report = await room.fit(room.put("photo.png", await aPhotograph(800, 600).png().toBuffer()));

    expect(report.image.format).toBe("jpeg");
    expect(report.done.at(-1)).toBe("saved as JPEG at quality 90");
  });

  test("of a poster where only JPEG is taken keeps its colours at full resolution", async () => {
    const report = await room.fit(room.put("a.svg", anSvg('<circle cx="99" cy="99" r="60" fill="red"/>')), {
      limits: someLimits({ formats: ["jpeg"] }),
    });

    expect(await sharp(report.image.file).metadata()).toMatchObject({ format: "jpeg", chromaSubsampling: "4:4:4" });
    expect(report.done.at(-1)).toBe("saved as JPEG at quality 95");
  });

  test("keeps transparency where it can, and puts it on white where it cannot", async () => {
    const glass = await sharp({
      create: { width: 200, height: 200, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const file = room.put("glass.png", glass);

    const [kept, white] = await Promise.all([
      room.fit(file),
      room.fit(file, { limits: someLimits({ formats: ["jpeg"] }) }),
    ]);

    expect((await sharp(kept.image.file).metadata()).hasAlpha).toBe(true);
    expect(await pixelAt(white.image.file, 100, 100)).toEqual([255, 255, 255]);
    expect(white.done).toContain("transparent parts put on white");
  });
});

describe("transparent parts where nothing is transparent", () => {
  const onlyJpeg = { limits: someLimits({ formats: ["jpeg"] }) };
  const logo = (colour: string, more = "") =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><rect x="100" y="50" width="80" height="100" fill="${colour}"/><path d="M220 50h40v100h-40z" fill="${colour}"/>${more}</svg>`;

  test.each([
    ["a white logo", logo("#ffffff"), "#1d1d1f"],
    ["a pale one", logo("#f4f1de"), "#1d1d1f"],
    ["a white and a black one", logo("#ffffff", '<rect x="10" y="10" width="80" height="180"/>'), "#767676"],
    ["a teal one", logo("#006d77"), undefined],
    ["a poster with round corners", anSvg("").replace("<rect ", '<rect rx="20" '), undefined],
  ])("%s gets a ground on which it is seen", async (name, svg, ground) => {
    const png = await sharp(Buffer.from(svg)).png().toBuffer();
    const files = [room.put(`${name}.svg`, svg), room.put(`${name}.png`, png)];

    const reports = await Promise.all(files.map((file) => room.fit(file, onlyJpeg)));

    for (const report of reports) {
      expect(report.from.ground).toBe(ground);
      const wanted = ground ?? "#ffffff";
      const corner = await pixelAt(report.image.file, 1, 1);
      expect(
        near(
          corner,
          [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16)),
          3,
        ),
      ).toBe(true);
      expect(report.done.filter((done) => done.includes(`put on ${ground ?? "white"}`))).toHaveLength(1);
    }
  });

  test("of a picture that is half seen through get no opaque band", async () => {
    const half = { r: 200, g: 0, b: 0, alpha: 0.5 };
    const bytes = await sharp({ create: { width: 900, height: 200, channels: 4, background: half } })
      .png()
      .toBuffer();

    const report = await room.fit(room.put("half.png", bytes), { limits: someLimits({ formats: ["png"] }) });

    const { channels } = await sharp(report.image.file).stats();
    expect(report.image).toMatchObject({ width: 900, height: 450 });
    expect(channels.map(({ min, max }) => [min, max])).toEqual([
      [200, 200],
      [0, 0],
      [0, 0],
      [128, 128],
    ]);
    expect(report.done[0]).toContain("padded with #c80000, 50 % opaque");
  });
});

describe("the byte limit", () => {
  test("is met by the highest quality that fits", async () => {
    const file = room.put("grainy.png", await aPhotograph(1000, 800).png().toBuffer());

    const report = await room.fit(file, { limits: someLimits({ bytes: 200_000 }) });

    expect(report.image.bytes).toBeLessThanOrEqual(200_000);
    expect(report.image.bytes).toBeGreaterThan(170_000);
    expect(report.image).toMatchObject({ width: 1000, height: 800 });
    const quality = Number(/quality (\d+)/.exec(report.done.at(-1) ?? "")?.[1]);
    expect(quality).toBeGreaterThanOrEqual(60);
    expect(quality).toBeLessThan(90);
  });

  test("is met by packing more tightly before any quality is given up", async () => {
    const file = room.put("grainy.png", await aPhotograph(600, 500).png().toBuffer());
    const plain = await room.fit(file);
    const report = await room.fit(file, { limits: someLimits({ bytes: plain.image.bytes - 1 }) });

    expect(plain.done.at(-1)).toBe("saved as JPEG at quality 90");
    expect(report.done.at(-1)).toBe("saved as JPEG at quality 90");
    expect(report.image.bytes).toBeLessThan(plain.image.bytes);
  });

  test("makes a picture smaller rather than ugly", async () => {
    const file = room.put("grainier.png", await aPhotograph(1000, 800, 60).png().toBuffer());

    const report = await room.fit(file, { limits: someLimits({ bytes: 40_000 }) });

    expect(report.image.bytes).toBeLessThanOrEqual(40_000);
    expect(report.image.width).toBeLessThan(1000);
    expect(report.image.width / report.image.height).toBeCloseTo(1.25, 1);
    expect(report.done.join("; ")).toMatch(/made smaller, \d+ x \d+, to stay under 40 kB/);
  });

  test("that nothing can meet is a fault, not an endless search", async () => {
    const file = room.put("hopeless.png", await aPhotograph(400, 300).png().toBuffer());

    const result = await room.fitter.fit({ file, fit: "whole", limits: someLimits({ bytes: 100 }) });

    expect(result).toMatchObject({ ok: false, fault: { kind: "unfittable" } });
  });
});

describe("a cropped image", () => {
  const eye = async (left: number, top: number) =>
    aPlain(800, 800, "#8899aa")
      .composite([{ input: await aPhotograph(120, 120, 90).png().toBuffer(), left, top }])
      .png()
      .toBuffer();

  test("has the frame's size and keeps what its focus names", async () => {
    const file = room.put("focus.png", await withCorners(1600, 1600));

    const report = await room.fit(file, { fit: "crop", focus: [0.5, 0] });

    expect(report.image).toMatchObject({ width: 1200, height: 675 });
    expect(near(await pixelAt(report.image.file, 4, 4), cornerColours[0])).toBe(true);
    expect(report.done[0]).toBe("cropped from 1600 x 1600 to 1600 x 900 around its focus");
  });

  test.each([
    ["top", 340, 20],
    ["bottom", 340, 660],
  ])("without a focus keeps what draws the eye, at the %s", async (_, left, top) => {
    const file = room.put(`eye-${top}.png`, await eye(left, top));

    const report = await room.fit(file, { fit: "crop" });

    const { data, info } = await sharp(report.image.file).greyscale().raw().toBuffer({ resolveWithObject: true });
    const middle = data.filter((value) => value < 100 || value > 190).length;
    expect(info).toMatchObject({ width: 800, height: 450 });
    expect(middle).toBeGreaterThan(3000);
  });

  test("with fewer pixels than the frame is not enlarged to it", async () => {
    const report = await room.fit(room.put("few.png", await aPlain(400, 400).png().toBuffer()), { fit: "crop" });

    expect(report.image).toMatchObject({ width: 400, height: 225 });
  });

  test("from an SVG fills the frame, however small the SVG says it is", async () => {
    const report = await room.fit(room.put("crop.svg", anSvg("", 'width="4" height="4" viewBox="0 0 400 200"')), {
      fit: "crop",
    });

    expect(report.image).toMatchObject({ width: 1200, height: 675 });
  });
});

describe("a damaged picture", () => {
  test("that ends early is refused, not posted half grey", async () => {
    const bytes = await aPhotograph(800, 600).jpeg().toBuffer();
    const file = room.put("half.jpg", bytes.subarray(0, bytes.length / 2));

    const result = await room.fitter.fit({ file, fit: "whole", limits: someLimits() });

    expect(result).toMatchObject({ ok: false, fault: { kind: "not-an-image" } });
    expect(!result.ok && result.fault.reason).toContain("half.jpg is damaged");
  });

  test("that needs more memory than is allowed is given up", async () => {
    const tight = aDarkroom({ memory: 250_000_000 });
    const file = tight.put("huge.png", await aPlain(9900, 9900).png().toBuffer());

    const result = await tight.fitter.fit({
      file,
      fit: "whole",
      limits: someLimits({ maxWidth: 9900, maxHeight: 9900 }),
    });

    expect(result).toMatchObject({ ok: false, fault: { kind: "unfittable" } });
    expect(!result.ok && result.fault.reason).toContain("memory");
    await tight.close();
  });
});

describe("what was made before", () => {
  test("is found again by content, whatever the file is called now", async () => {
    const bytes = await aPhotograph(300, 200).png().toBuffer();
    const first = await room.fit(room.put("first-name.png", bytes));

    const second = await room.fit(room.put("second-name.png", bytes));

    expect([first.cached, second.cached]).toEqual([false, true]);
    expect(second.image).toEqual(first.image);
  });

  test("has the sha256 of its bytes as its name, and the same bytes wherever it is made", async () => {
    const bytes = await aPhotograph(640, 480).png().toBuffer();
    const other = aDarkroom();

    const [here, there] = await Promise.all([
      room.fit(room.put("same.png", bytes)),
      other.fit(other.put("same.png", bytes)),
    ]);

    expect(there.image.sha256).toBe(here.image.sha256);
    expect(path.basename(here.image.file)).toBe(`${here.image.sha256}.jpg`);
    await other.close();
  });

  test("is believed only with our own seal, and for the very picture that it was made of", async () => {
    const own = mkdtempSync(path.join(tmpdir(), "campaign-own-"));
    const key = (fill: number) => () => ({ folder: own, key: Buffer.alloc(32, fill) });
    const ours = aDarkroom({ own: key(1) });
    const file = ours.put("a.png", await aPhotograph(300, 200).png().toBuffer());
    await ours.fit(file);
    const again = createFitter({ root: ours.root, cache: ours.cache, own: key(1) });
    const strangers = createFitter({ root: ours.root, cache: ours.cache, own: key(2) });
    const keyless = createFitter({ root: ours.root, cache: ours.cache });
    const cached = async (fitter: Fitter, wanted = file) => {
      const result = await fitter.fit({ file: wanted, fit: "whole", limits: someLimits() });
      await fitter.close();
      return result.ok && result.report.cached;
    };

    expect(await cached(again)).toBe(true);
    expect(await cached(strangers)).toBe(false);
    await ours.fit(file);
    expect(await cached(keyless)).toBe(false);

    const [entry = ""] = readdirSync(path.join(ours.cache, "fits"));
    const sealed = readFileSync(path.join(ours.cache, "fits", entry));
    const other = ours.put("b.png", await aPhotograph(310, 200).png().toBuffer());
    await ours.fit(other);
    for (const name of readdirSync(path.join(ours.cache, "fits")))
      writeFileSync(path.join(ours.cache, "fits", name), sealed);
    expect(await cached(createFitter({ root: ours.root, cache: ours.cache, own: key(1) }), other)).toBe(false);
    await ours.close();
    rmSync(own, { recursive: true });
  });

  test("is kept elsewhere where the folder is a link or holds what is in the way", async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), "campaign-elsewhere-"));
    const linked = aDarkroom();
    mkdirSync(path.join(linked.root, ".campaign"));
    symlinkSync(elsewhere, linked.cache);
    const blocked = aDarkroom();
    blocked.put(".campaign", "a file");

    for (const each of [linked, blocked]) {
      const { image } = await each.fit(each.put("a.png", await aPhotograph(300, 200).png().toBuffer()));
      expect(existsSync(image.file)).toBe(true);
      expect(image.file.startsWith(each.root)).toBe(false);
      await each.close();
      expect(existsSync(image.file)).toBe(false);
    }
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(elsewhere, { recursive: true });
  });

  test("is made anew where it was damaged or taken away", async () => {
    const alone = aDarkroom();
    const file = alone.put("a.png", await aPhotograph(300, 200).png().toBuffer());
    const first = await alone.fit(file);

    writeFileSync(first.image.file, "not what it was");
    const second = await alone.fit(file);
    for (const name of readdirSync(path.join(alone.cache, "fits")))
      writeFileSync(path.join(alone.cache, "fits", name), "{}");
    const third = await alone.fit(file);

    expect([first.cached, second.cached, third.cached]).toEqual([false, false, false]);
    expect((await sharp(second.image.file).metadata()).width).toBe(300);
    expect(readdirSync(alone.cache, { recursive: true }).filter((name) => String(name).endsWith(".part"))).toEqual([]);
    await alone.close();
  });

  test("is not used for other limits", async () => {
    const file = room.put("limits.png", await aPhotograph(500, 400).png().toBuffer());
    await room.fit(file);

    const smaller = await room.fit(file, { limits: someLimits({ maxWidth: 250 }) });

    expect(smaller).toMatchObject({ cached: false, image: { width: 250, height: 200 } });
  });

  test("serves many posts at once with one piece of work", async () => {
    const file = room.put("popular.png", await aPhotograph(700, 500).png().toBuffer());

    const reports = await Promise.all(Array.from({ length: 12 }, () => room.fit(file)));

    expect(new Set(reports.map((report) => report.image.sha256)).size).toBe(1);
  });
});
