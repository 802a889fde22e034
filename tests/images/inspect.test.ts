import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDarkroom, anSvg, aPhotograph, aPlain, type Darkroom } from "../support/pictures/a-picture.ts";

let room: Darkroom;
beforeAll(() => {
  room = aDarkroom();
});
afterAll(() => room.close());

describe("facts", () => {
  test("a photograph that lies on its side is measured as it will be seen", async () => {
    const bytes = await aPhotograph(300, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const file = room.put("side.jpg", bytes);

    const result = await room.fitter.inspect(file);

    expect(result).toEqual({
      ok: true,
      facts: { format: "jpeg", width: 200, height: 300, bytes: bytes.length, vector: false, metadata: true },
    });
  });

  test("a picture without camera data says so, whatever its ending is", async () => {
    const file = room.put("really-a.jpg", await aPlain(40, 30).png().toBuffer());

    const result = await room.fitter.inspect(file);

    expect(result).toMatchObject({ ok: true, facts: { format: "png", width: 40, height: 30, metadata: false } });
  });

  test.each([
    ['viewBox="0 0 400 200"', 400, 200],
    ['width="800" height="400" viewBox="0 0 400 200"', 800, 400],
    ['width="100%" height="100%" viewBox="0 0 400 200"', 400, 200],
  ])("an SVG with %s has its intrinsic size", async (size, width, height) => {
    const file = room.put(`size-${width}-${size.length}.svg`, anSvg("", size));

    const result = await room.fitter.inspect(file);

    expect(result).toMatchObject({ ok: true, facts: { format: "svg", width, height, vector: true } });
  });

  test("WebP, AVIF and a still GIF are read", async () => {
    const picture = aPlain(64, 48);
    const files = [
      room.put("a.webp", await picture.clone().webp().toBuffer()),
      room.put("a.avif", await picture.clone().avif({ effort: 0 }).toBuffer()),
      room.put("a.gif", await picture.clone().gif().toBuffer()),
    ];

    const results = await Promise.all(files.map((file) => room.fitter.inspect(file)));

    expect(results.map((result) => result.ok && result.facts.format)).toEqual(["webp", "avif", "gif"]);
  });
});

describe("a name with accents", () => {
  const [composed, apart] = ["assets/p\u00f4ster/caf\u00e9.png", "assets/po\u0302ster/cafe\u0301.png"];

  test.each([
    ["written on a keyboard, kept by a Mac", composed, apart],
    ["written on a Mac, kept by Linux", apart, composed],
  ])("%s is found", async (_, written, there) => {
    const here = aDarkroom();
    here.put(there, await aPlain(40, 30).png().toBuffer());

    const result = await here.fitter.inspect(path.join(here.root, written));

    expect(result).toMatchObject({ ok: true, facts: { width: 40 } });
    await here.close();
  });

  test("is taken to the letter where both are there", async () => {
    const here = aDarkroom();
    here.put(composed, await aPlain(40, 30).png().toBuffer());
    here.put(apart, await aPlain(50, 30).png().toBuffer());

    const results = await Promise.all([composed, apart].map((name) => here.fitter.inspect(path.join(here.root, name))));

    expect(results).toMatchObject([{ facts: { width: 40 } }, { facts: { width: 50 } }]);
    await here.close();
  });
});

test("a photograph of which hardly anything arrived is damaged, and one with a filled-up block is whole", async () => {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#357", noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
  const begun = Buffer.concat([bytes.subarray(0, 3000), Buffer.alloc(bytes.length - 3000)]);

  expect(await room.refused(room.put("begun.jpg", begun))).toMatchObject({ kind: "not-an-image" });
  const filled = room.put("filled.jpg", Buffer.concat([bytes, Buffer.alloc(4096)]));
  expect(await room.fitter.inspect(filled)).toMatchObject({ ok: true });
});

describe("a picture that is not all there", () => {
  const photograph = aPhotograph(320, 240);
  const kinds = [
    ["jpeg", () => photograph.clone().jpeg().toBuffer()],
    ["progressive jpeg", () => photograph.clone().jpeg({ progressive: true }).toBuffer()],
    ["png", () => photograph.clone().png().toBuffer()],
    ["interlaced png", () => photograph.clone().png({ progressive: true }).toBuffer()],
    ["webp", () => photograph.clone().webp().toBuffer()],
    ["tiff", () => photograph.clone().tiff({ compression: "lzw" }).toBuffer()],
    ["gif", () => photograph.clone().gif().toBuffer()],
    ["avif", () => photograph.clone().avif({ effort: 0 }).toBuffer()],
  ] as const;

  test.each(kinds)("is damaged: %s", async (kind, make) => {
    const bytes = await make();
    const half = Math.floor(bytes.length / 2);
    const files = [
      room.put(`half ${kind}`, bytes.subarray(0, half)),
      room.put(`most ${kind}`, bytes.subarray(0, Math.floor(bytes.length * 0.97))),
      // As a copy that was broken off leaves it, where room was made for all of it.
      room.put(`empty half ${kind}`, Buffer.concat([bytes.subarray(0, half), Buffer.alloc(bytes.length - half)])),
    ];
    if (kind.endsWith("jpeg"))
      files.push(room.put(`closed ${kind}`, Buffer.concat([bytes.subarray(0, half), Buffer.from("ffd9", "hex")])));

    const faults = await Promise.all(files.map((file) => room.refused(file)));

    for (const fault of faults) expect(fault).toMatchObject({ kind: "not-an-image" });
    expect(await room.fitter.inspect(room.put(`whole ${kind}`, bytes))).toMatchObject({ ok: true });
  });
});

describe("files that are refused", () => {
  test("one that does not exist is named", async () => {
    const fault = await room.refused(path.join(room.root, "nowhere.png"));

    expect(fault).toMatchObject({
      kind: "missing",
      reason: "nowhere.png does not exist: there is no nowhere.png in the workspace.",
    });
  });

  test.each([
    ["other capitals", "assets/Day/Quote.PNG", "assets/day/quote.png", "assets/Day/Quote.PNG is there: capitals"],
    ["another ending", "assets/card.jpg", "assets/card.png", "assets/card.jpg is there"],
    ["a slip of the pen", "assets/listen.png", "assets/lisen.png", "assets/listen.png is there"],
    ["nothing like it", "assets/listen.png", "assets/a-teal-card.png", "Check the name and the folder"],
    ["its folder missing", "assets/listen.png", "pictures/a-teal-card.png", "Check the name and the folder"],
  ])("one that is there with %s is named", async (_, there, written, words) => {
    const here = aDarkroom();
    here.put(there, "x");

    const fault = await here.refused(path.join(here.root, written));

    expect(fault.reason).toContain(`there is no ${written} in the workspace`);
    expect(fault.help).toContain(words);
    await here.close();
  });

  test("nothing outside of the workspace is named in a hint", async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), "campaign-outside-"));
    writeFileSync(path.join(elsewhere, "Secret.png"), "x");
    symlinkSync(elsewhere, path.join(room.root, "out"));

    const fault = await room.refused(path.join(room.root, "out/secret.png"));

    expect(fault.help).not.toContain("Secret.png");
  });

  test("one outside of the workspace, and a link that leads there, are not read", async () => {
    const elsewhere = path.join(mkdtempSync(path.join(tmpdir(), "campaign-outside-")), "secret.png");
    writeFileSync(elsewhere, await aPlain(10, 10).png().toBuffer());
    const link = path.join(room.root, "link.png");
    symlinkSync(elsewhere, link);

    const faults = await Promise.all([room.refused(elsewhere), room.refused(link)]);

    expect(faults.map((fault) => fault.kind)).toEqual(["outside", "outside"]);
  });

  test("a folder is not a picture", async () => {
    mkdirSync(path.join(room.root, "folder.png"));

    const fault = await room.refused(path.join(room.root, "folder.png"));

    expect(fault).toMatchObject({ kind: "not-an-image", reason: "folder.png is a folder, not a picture." });
  });

  test.each([
    [
      "a link in a circle",
      "circle.png",
      () => symlinkSync("circle.png", path.join(room.root, "circle.png")),
      "unreadable",
    ],
    ["a name of 300 letters", `${"a".repeat(300)}.png`, () => undefined, "unreadable"],
    ["a link to nothing", "gone.png", () => symlinkSync("nowhere.png", path.join(room.root, "gone.png")), "missing"],
    ["something below a file", "below.png/a.png", () => room.put("below.png", "x"), "missing"],
    ["a pipe", "pipe.png", () => execFileSync("mkfifo", [path.join(room.root, "pipe.png")]), "not-an-image"],
  ])("%s is refused, and nothing waits for it", async (_, name, make, kind) => {
    make();

    const fault = await room.refused(path.join(room.root, name));

    expect(fault.kind).toBe(kind);
    expect(fault.reason.length).toBeLessThan(150);
  });

  test("more than 50 MB are not even read", async () => {
    const file = room.put("vast.png", "");
    truncateSync(file, 50_000_001);

    const fault = await room.refused(file);

    expect(fault.kind).toBe("too-large");
    expect(fault.reason).toContain("50 MB");
  });

  test.each([
    ["empty.png", "", "not-an-image", "is empty"],
    ["notes.png", "Dear all, here is the poster.", "not-an-image", "is not a picture"],
    ["page.png", "<html><body>404</body></html>", "not-an-image", "is not a picture"],
    ["leaflet.png", "%PDF-1.7 and so on", "unsupported-format", "is a PDF"],
    ["old.bmp", "BM and so on and on", "unsupported-format", "cannot be read here"],
  ] as const)("%s is known by its content", async (name, content, kind, words) => {
    const fault = await room.refused(room.put(name, content));

    expect(fault.kind).toBe(kind);
    expect(fault.reason).toContain(words);
  });

  test("a header without a picture behind it is damaged", async () => {
    const bytes = await aPlain(40, 30).png().toBuffer();

    const fault = await room.refused(room.put("stub.png", bytes.subarray(0, 20)));

    expect(fault).toMatchObject({ kind: "not-an-image" });
    expect(fault.reason).toContain("damaged");
  });

  test("30,000 pixels across are refused before they are decoded", async () => {
    const bytes = await aPlain(30_000, 4000).png().toBuffer();
    // Half of it: whoever decodes it calls it damaged.
    const half = bytes.subarray(0, Math.floor(bytes.length / 2));

    const fault = await room.refused(room.put("wide.png", half));

    expect(fault.kind).toBe("too-many-pixels");
    expect(fault.reason).toContain("30000 x 4000");
  });

  test("moving images are refused in every format that can move", async () => {
    const frames = await aPhotograph(20, 40).raw().toBuffer();
    const moving = sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } });
    const png = await aPlain(20, 20).png().toBuffer();
    const animated = Buffer.concat([
      png.subarray(0, 33),
      Buffer.from("\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0", "latin1"),
      png.subarray(33),
    ]);
    const files = [
      room.put(
        "moving.gif",
        await moving
          .clone()
          .gif({ loop: 0, delay: [100, 100] })
          .toBuffer(),
      ),
      room.put(
        "moving.webp",
        await moving
          .clone()
          .webp({ loop: 0, delay: [100, 100] })
          .toBuffer(),
      ),
      room.put("moving.png", animated),
    ];

    const faults = await Promise.all(files.map((file) => room.refused(file)));

    expect(faults.map((fault) => fault.kind)).toEqual(Array(3).fill("unsupported-format"));
    expect(faults[0]?.reason).toContain("moving images are not supported yet");
  });
});
