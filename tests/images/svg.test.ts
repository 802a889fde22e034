import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFitter } from "../../src/images/fitter.ts";
import { writeFontConfig } from "../../src/images/fonts/config.ts";
import { fontsFolder } from "../../src/images/installation.ts";
import { aDarkroom, anSvg, aPlain, type Darkroom, near, pixelAt, someLimits } from "../support/pictures/a-picture.ts";

let room: Darkroom;
beforeAll(() => {
  room = aDarkroom();
});
afterAll(() => room.close());

let count = 0;
function put(content: string): string {
  count += 1;
  return room.put(`poster-${count}.svg`, content);
}

describe("an SVG that reaches outside of itself", () => {
  test.each([
    ['<image href="file:///etc/passwd"/>', "file:///etc/passwd"],
    ['<image xlink:href="../secret.png"/>', "../secret.png"],
    ['<use href="other.svg#part"/>', "other.svg#part"],
    ['<rect fill="url(https://example.org/paint.svg#a)"/>', "https://example.org/paint.svg#a"],
    ["<rect style=\"fill: url('//example.org/a')\"/>", "//example.org/a"],
    ['<rect style="fill: \\75rl(http://example.org/b)"/>', "http://example.org/b"],
    ["<style>@import url(https://example.org/fonts.css);</style>", "https://example.org/fonts.css"],
    ["<style>@import 'https://example.org/more.css';</style>", "https://example.org/more.css"],
    ["<style><![CDATA[@font-face { src: url(font.woff2) }]]></style>", "font.woff2"],
    ['<filter id="f"><feImage href="http://example.org/c.png"/></filter>', "http://example.org/c.png"],
  ])("%s is refused, and what it names is said", async (content, named) => {
    const fault = await room.refused(put(anSvg(content)));

    expect(fault.kind).toBe("external-reference");
    expect(fault.reason).toContain(named);
  });

  test("a style sheet beside it is refused", async () => {
    const fault = await room.refused(put(`<?xml-stylesheet href="poster.css"?>${anSvg("")}`));

    expect(fault).toMatchObject({ kind: "external-reference" });
    expect(fault.reason).toContain("poster.css");
  });

  test("so is one that hides inside an embedded drawing", async () => {
    const inner = Buffer.from(anSvg('<image href="file:///etc/passwd"/>')).toString("base64");

    const fault = await room.refused(put(anSvg(`<image href="data:image/svg+xml;base64,${inner}"/>`)));

    expect(fault.reason).toContain("file:///etc/passwd");
  });

  test("an entity is refused before it is expanded", async () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${anSvg("<text>&a;</text>")}`;

    const fault = await room.refused(put(bomb));

    expect(fault.reason).not.toContain("root:");
    expect(fault.reason).toMatch(/DOCTYPE|entity/);
  });

  test.each(["<script>1</script>", "<foreignObject/>", '<rect onclick="1"/>'])("%s is refused", async (content) => {
    const fault = await room.refused(put(anSvg(content)));

    expect(fault.kind).toBe("external-reference");
  });
});

describe("an SVG that stands alone", () => {
  test.each([
    [
      "its own parts",
      '<defs><path id="a" d="M0 0h9v9z"/></defs><use href="#a"/><use xlink:href="#a" fill="url(#none)"/>',
    ],
    ["a link to a page", '<a href="https://example.org/"><rect width="9" height="9"/></a>'],
    ["a picture inside", '<image href="data:image/png;base64,iVBORw0KGgo="/>'],
    ["words that only look like a reference", "<text>url(https://example.org/)</text>"],
  ])("may hold %s", async (_, content) => {
    const result = await room.fitter.inspect(put(anSvg(content)));

    expect(result).toMatchObject({ ok: true });
  });

  test("may begin as drawing programs begin it", async () => {
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';

    const result = await room.fitter.inspect(
      put(`<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->${doctype}${anSvg("")}`),
    );

    expect(result).toMatchObject({ ok: true });
  });

  test("must be well formed", async () => {
    const fault = await room.refused(put(anSvg("<g>")));

    expect(fault).toMatchObject({ kind: "not-an-image" });
    expect(fault.reason).toContain("not well-formed");
  });

  test("is limited to 5 MB", async () => {
    const fault = await room.refused(put(anSvg(`<!--${"x".repeat(5_000_000)}-->`)));

    expect(fault.kind).toBe("too-large");
  });

  test("is drawn at the size the network takes, however small it says it is", async () => {
    const report = await room.fit(
      put(anSvg('<path d="M0 0L400 200" stroke="white"/>', 'width="4" height="2" viewBox="0 0 400 200"')),
    );

    expect(report.image).toMatchObject({ width: 2000, height: 1000, format: "png" });
    expect(report.done).toEqual(["drawn from SVG at 2000 x 1000", "saved as PNG, without loss"]);
  });
});

test("an SVG that calls itself 60,000 pixels wide is drawn at the size the network takes", async () => {
  const report = await room.fit(put(anSvg("", 'width="60000" height="30000" viewBox="0 0 400 200"')));

  expect(report.image).toMatchObject({ width: 2000, height: 1000 });
});

describe("text in an SVG", () => {
  test("with a character that no font has is refused, and the character is named", async () => {
    const fault = await room.refused(put(anSvg("<text>Know 漢 the signs 漢字</text>")));

    expect(fault.kind).toBe("missing-font");
    expect(fault.reason).toContain("漢 (U+6F22), 字 (U+5B57)");
  });

  test("in Welsh, Polish, Romanian and Ukrainian, with signs, is covered", async () => {
    const words = "Ŵyŷ ŵ Ŷ dysgu Zażółć gęślą jaźń Știință învăță țară Привіт ґудзик ✓ → • ★ “quotes” – £ € …";

    const result = await room.fitter.inspect(put(anSvg(`<text>${words}</text><title>漢</title>`)));

    expect(result).toMatchObject({ ok: true });
  });

  test("in a font that is not shipped is drawn in another, and that is said", async () => {
    const report = await room.fit(put(anSvg('<text y="90" style="font-family: \'Gill Sans\', Arial">Signs</text>')));

    expect(report.done).toContain("Gill Sans is not a font that comes along: Arimo drawn in its place");
  });

  test("is drawn as words, not as boxes: an i is narrower than an m", async () => {
    const drawn = async (text: string) => {
      const report = await room.fit(
        put(anSvg(`<text x="20" y="120" font-family="Arial" font-size="60" fill="white">${text}</text>`)),
      );
      const { data } = await sharp(readFileSync(report.image.file))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return data.filter((value) => value > 200).length;
    };

    const [narrow, wide] = await Promise.all([drawn("iiii"), drawn("mmmm")]);

    expect(narrow).toBeGreaterThan(0);
    expect(wide).toBeGreaterThan(narrow * 1.5);
  });

  test("looks alike where the machine has fonts of the same name: only the shipped folder is named", () => {
    const own = mkdtempSync(path.join(tmpdir(), "campaign-fonts-"));
    const config = readFileSync(writeFontConfig(fontsFolder, own), "utf8");

    expect(config.match(/<dir>[^<]*<\/dir>/g)).toHaveLength(1);
    expect(config).not.toContain("<include");
    expect(readdirSync(room.root)).not.toContain("fontconfig");
  });
});

describe("a drawing that took too long", () => {
  /** Half a second of work, many times over: fast enough to be drawn where there is time. */
  const slow = anSvg(
    `<filter id="f" x="-10" y="-10" width="30" height="30">${'<feTurbulence baseFrequency="0.01" numOctaves="9"/>'.repeat(400)}</filter><rect filter="url(#f)" width="400" height="200"/>`,
  );

  test("is refused at once in the next run, and tried again when that is asked for", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "campaign-own-"));
    const own = () => ({ folder, key: Buffer.alloc(32, 7) });
    const first = aDarkroom({ timeout: 2500, workers: 1, own });
    const file = first.put("slow.svg", slow);
    const before = await first.fitter.inspect(file);
    const settings = { root: first.root, cache: first.cache, own, workers: 1 };
    // A program that does not exist: whoever starts it is told that it died.
    const nobody = { ...settings, timeout: 2500, workerFile: path.join(folder, "nowhere.js") };
    const [next, asked, patient] = [nobody, { ...nobody, retry: true }, { ...nobody, timeout: 60_000 }].map(
      createFitter,
    );

    const [again, tried, longer] = await Promise.all([next, asked, patient].map((fitter) => fitter?.inspect(file)));
    first.put("slow.svg", anSvg(""));
    const mended = await next?.inspect(file);

    expect(before).toMatchObject({ ok: false, fault: { kind: "time-out" } });
    expect(again).toMatchObject({
      fault: { kind: "time-out", reason: expect.stringContaining("in an earlier run, and was not tried again") },
    });
    for (const result of [tried, longer, mended]) expect(result).toMatchObject({ fault: { kind: "unfittable" } });
    await Promise.all([first, next, asked, patient].map((each) => each?.close()));
  });
});

describe("a drawing that never ends", () => {
  const nestedUse = () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const below = `<use href="#l${level}" x="1"/>`.repeat(10);
      return `<g id="l${level + 1}">${below}</g>`;
    });
    return anSvg(`<defs><path id="l0" d="M0 0h9v9z"/>${levels.join("")}</defs><use href="#l30"/>`);
  };
  const chainedFilters = () => {
    const steps =
      '<feGaussianBlur stdDeviation="200"/><feTurbulence numOctaves="9" baseFrequency="0.9"/><feMorphology radius="300"/>'.repeat(
        200,
      );
    return anSvg(
      `<filter id="f" x="-10" y="-10" width="30" height="30">${steps}</filter><rect filter="url(#f)" width="400" height="200"/>`,
    );
  };

  test("is given up at the time limit, and the next picture is fitted as if nothing had been", async () => {
    const short = aDarkroom({ timeout: 6000, workers: 1 });
    const [bomb, filters, good] = [
      short.put("bomb.svg", nestedUse()),
      short.put("filters.svg", chainedFilters()),
      short.put("good.png", await aPlain(100, 100, "#cc2200").png().toBuffer()),
    ];
    const request = { fit: "whole", limits: someLimits() } as const;

    const results = await Promise.all([bomb, filters, good].map((file) => short.fitter.fit({ file, ...request })));

    const again = await short.fitter.fit({ file: filters, fit: "crop", limits: someLimits() });

    // The same answer, not one like it: nothing was drawn for it.
    const [first, second] = [results[1], again].map((result) => (result?.ok === false ? result.fault : undefined));
    expect(second).toBe(first);
    expect(second).toBeDefined();
    const kinds = results.map((result) => (result.ok ? "fitted" : result.fault.kind));
    expect(kinds[1]).toBe("time-out");
    expect(["time-out", "not-an-image"]).toContain(kinds[0]);
    expect(kinds[2]).toBe("fitted");
    const fitted = results[2];
    if (fitted?.ok) expect(near(await pixelAt(fitted.report.image.file, 50, 50), [0xcc, 0x22, 0x00], 2)).toBe(true);
    await short.close();
  });
});
