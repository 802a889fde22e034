/** A process keeps what it made of the last picture for the next network: nothing that comes out may depend on that. */
import sharp from "sharp";
import { expect, test } from "vitest";
import type { FitRequest } from "../../src/images/fit.ts";
import { aDarkroom, aPhotograph, someLimits, withCorners } from "../support/pictures/a-picture.ts";

const wishes: readonly Partial<FitRequest>[] = [
  { limits: someLimits() },
  { limits: someLimits({ maxWidth: 350, maxHeight: 350 }) },
  { limits: someLimits({ maxWidth: 150, maxHeight: 150 }) },
  { limits: someLimits({ bytes: 20_000, formats: ["jpeg"] }) },
  { limits: someLimits({ formats: ["webp"], maxWidth: 400 }) },
  { limits: someLimits(), fit: "crop", focus: [0.9, 0.1] },
  { limits: someLimits({ frame: { width: 300, height: 300 } }), fit: "crop" },
];

async function pictures(): Promise<Readonly<Record<string, Uint8Array | string>>> {
  const photograph = await aPhotograph(500, 400).png().toBuffer();
  const of = () => sharp(photograph);
  const glass = { create: { width: 450, height: 350, channels: 4 as const, background: "#c8000080" } };
  return {
    "photograph.jpg": await of().jpeg().toBuffer(),
    "other.jpg": await of().flop().jpeg({ quality: 95 }).toBuffer(),
    "turned.jpg": await of().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    "grey.jpg": await of().greyscale().jpeg().toBuffer(),
    "wide-gamut.png": await of().withIccProfile("p3").png().toBuffer(),
    "solid.png": await of().ensureAlpha().png().toBuffer(),
    "glass.png": await sharp(glass).png().toBuffer(),
    "corners.png": await withCorners(600, 450),
  };
}

test("a picture comes out the same, whichever pictures and networks its process had before", async () => {
  const files = Object.entries(await pictures());
  const all = files.flatMap(([name]) => wishes.map((wish, index) => ({ name, wish, key: `${name} ${index}` })));

  async function madeInOrder(order: typeof all): Promise<ReadonlyMap<string, string>> {
    const room = aDarkroom({ workers: 1 });
    try {
      const paths = new Map(files.map(([name, bytes]) => [name, room.put(name, bytes)]));
      const made = new Map<string, string>();
      for (const { name, wish, key } of order)
        made.set(key, (await room.fit(paths.get(name) ?? name, wish)).image.sha256);
      return made;
    } finally {
      await room.close();
    }
  }

  const together = await madeInOrder(all);
  const backwards = await madeInOrder(all.toReversed());
  const mixed = await madeInOrder(wishes.flatMap((wish) => all.filter((each) => each.wish === wish)));

  for (const other of [backwards, mixed]) expect(Object.fromEntries(other)).toEqual(Object.fromEntries(together));
});
