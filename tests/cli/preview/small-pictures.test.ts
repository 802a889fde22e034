/** A page that goes by mail has room for so much: its pictures are made smaller before one is left out. */
import { describe, expect, it } from "vitest";
import { picturesWithin } from "../../../src/cli/preview/small-pictures.ts";
import type { FitRequest, Fitter } from "../../../src/images/fit.ts";
import type { FittedImage } from "../../../src/networks/network.ts";

const image = (sha256: string): FittedImage => ({
  ...{ asset: sha256, file: `/w/${sha256}.png`, sha256, format: "png", bytes: 1, width: 9, height: 9, alt: "A disc." },
});
const shown = [image("a"), image("b"), image("a")];

/** Each picture takes as many characters as its limit has bytes. */
function fitterInto(asked: FitRequest[]): Fitter {
  return {
    inspect: () => Promise.reject(new Error("nobody asks")),
    fit: (request) => {
      asked.push(request);
      const { bytes } = request.limits;
      const made = { ...image(`${bytes}`), format: "jpeg" as const };
      const from = { format: "png" as const, width: 9, height: 9, bytes: 1, vector: false, metadata: false };
      return Promise.resolve({ ok: true, report: { image: made, from, done: [], cached: false } });
    },
    close: () => Promise.resolve(),
  };
}

const within = (room: number, asked: FitRequest[] = []) =>
  picturesWithin(shown, {
    room,
    fitter: fitterInto(asked),
    contentOf: ({ sha256 }) => "x".repeat(/^\d+$/.test(sha256) ? Number(sha256) : 1_000_000),
  });

describe("pictures of a page that goes by mail", () => {
  it("are those that are sent, where there is room", async () => {
    const asked: FitRequest[] = [];
    const { images, contents, smaller } = await within(2_000_000, asked);

    expect([asked, smaller, [...contents.keys()]]).toEqual([[], false, ["a", "b"]]);
    expect(images).toEqual(shown);
  });

  it("are made no smaller than they must be", async () => {
    const { images, contents, smaller } = await within(110_000);

    expect([smaller, [...contents.values()].map(({ length }) => length)]).toEqual([true, [50_000, 50_000]]);
    expect(images.map(({ sha256, format }) => [sha256, format])).toEqual([
      ["a", "jpeg"],
      ["b", "jpeg"],
      ["a", "jpeg"],
    ]);
  });

  it("are left out at last", async () => {
    expect([...(await within(20_000)).contents.keys()]).toEqual(["a"]);
  });
});
