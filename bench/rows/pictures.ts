/** Photographs fitted for four networks, beside libvips' own tool making the same sizes on every core. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import pLimit from "p-limit";
import sharp from "sharp";
import { aWorkspace } from "../../tests/support/campaign/a-workspace.ts";
import { fourNetworks } from "../four-networks.ts";
import { sideBySide } from "../side-by-side.ts";
import type { Row } from "./row.ts";
import { program } from "./start.ts";

/** 12 megapixels with soft shapes, as a telephone's; every other has grain as a camera's, and does not fit Bluesky as it is. */
async function photograph(file: string, number: number): Promise<void> {
  const noise = { type: "gaussian" as const, mean: 100 + number * 3, sigma: 50 };
  const shapes = await sharp({ create: { width: 1000, height: 750, channels: 3, background: "#777", noise } })
    .blur(1 + number / 16)
    .png()
    .toBuffer();
  const large = sharp(shapes).resize(4000, 3000, { kernel: "cubic" });
  if (number % 2 === 0) {
    await large.jpeg({ quality: 92 }).toFile(file);
    return;
  }
  const grain = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const grey = sharp({ create: { width: 4000, height: 3000, channels: 3, background: "#808080", noise: grain } });
  const over = await grey.blur(0.7).png({ compressionLevel: 1 }).toBuffer();
  await large
    .composite([{ input: over, blend: "soft-light" }])
    .removeAlpha()
    .jpeg({ quality: 92 })
    .toFile(file);
}

function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

interface Fitted {
  readonly images: readonly {
    readonly file: string;
    readonly from: { readonly bytes: number };
    readonly fitted: { readonly width: number; readonly height: number; readonly bytes: number };
  }[];
}

/** Those that were made: what fits already is kept as it is. */
function fittedIn(root: string): Fitted["images"] {
  const said = spawnSync(process.execPath, [program, "images", "--format", "json"], {
    cwd: root,
    maxBuffer: 2 ** 28,
  });
  const { images } = JSON.parse(said.stdout.toString()) as Fitted;
  return images.filter(({ from, fitted }) => fitted.bytes !== from.bytes);
}

export async function pictureRows(photographs: number, runs: number): Promise<readonly Row[]> {
  const numbers = Array.from({ length: photographs }, (_, number) => number);
  const assets = numbers.map((n) => `  p${n}: { file: ../assets/p${n}.jpg, alt: "A grey field, number ${n}." }\n`);
  const posts = numbers.map(
    (n) => `  - { id: post-${n}, at: "day-${n + 1} 09:00", images: [p${n}], text: "Number ${n}: ask, and listen." }\n`,
  );
  const { root, remove } = aWorkspace({
    "campaigns/accounts.yaml": fourNetworks,
    "campaigns/c.yaml": `campaign: c\ntitle: C\ndate: 2027-03-18\nto: [sky, bird, elephant, page]\nassets:\n${assets.join("")}posts:\n${posts.join("")}`,
  });
  const work = `${photographs} photographs of 12 megapixels, four networks`;
  const tool = "vipsthumbnail";
  try {
    mkdirSync(path.join(root, "assets"), { recursive: true });
    for (const n of numbers) await photograph(path.join(root, `assets/p${n}.jpg`), n);
    const images = () => run(process.execPath, [program, "images"], root).then(() => undefined);
    const first = {
      name: "campaign images",
      run() {
        rmSync(path.join(root, ".campaign"), { recursive: true, force: true });
        return images();
      },
    };
    const again = { name: "campaign images, again", run: images };
    const [toFirst] = await sideBySide("pictures, nothing changed", first, [again], runs);
    const second: Row = { work: "the same again", against: "the first", ratio: toFirst?.clock, wanted: 0.03 };
    if (spawnSync(tool, ["--version"]).status !== 0)
      return [{ work, against: tool, ratio: undefined, wanted: 1.1, beside: `${tool} is not installed` }, second];
    const sizes = fittedIn(root);
    const one = pLimit(cpus().length);
    const theirs = {
      name: tool,
      run: () =>
        Promise.all(
          sizes.map(({ file, fitted: { width, height } }, index) => {
            const to = path.join(root, `.campaign/${index}.jpg[Q=90]`);
            return one(() => run(tool, ["--size", `${width}x${height}`, "--output", to, file], root));
          }),
        ).then(() => undefined),
    };
    const [toTool] = await sideBySide(work, theirs, [first], runs);
    return [{ work, against: `${tool}, the same sizes`, ratio: toTool?.clock, wanted: 1.1 }, second];
  } finally {
    remove();
  }
}
