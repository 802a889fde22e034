/** Makes a fitter: files in, fitted images out, every pixel touched in a child process that can be killed. */
import path from "node:path";
import pLimit from "p-limit";
import type { OwnFolder } from "../system/secrets/own-state.ts";
import { type Admitted, admit } from "./admit.ts";
import { type FitEntry, imageCache, sha256 } from "./cache.ts";
import { type Outcome, startChildren } from "./children.ts";
import { fault, refused } from "./faults.ts";
import type { FitRequest, Fitter, ImageFacts, ImageFault, PosterRequest } from "./fit.ts";
import { writeFontConfig } from "./fonts/config.ts";
import { fontsFolder, makerVersion, workerFile } from "./installation.ts";
import type { Inspected, Job, JobResult } from "./jobs.ts";
import { joined } from "./montage/join.ts";
import { drawPoster, type Logo } from "./poster/draw.ts";
import type { Box } from "./poster/layout.ts";

export interface FitterSettings {
  /** The workspace: no file outside of it is read. */
  readonly root: string;
  /** A folder of ours for what was made, as in `.campaign/images`. */
  readonly cache: string;
  /**
   * A folder of this user outside of every tree, and the key in it that seals what was made. Asked for with the first
   * picture; without it each fitter believes only what it made itself.
   */
  readonly own?: () => OwnFolder | undefined;
  /** Child processes at once, 2 if absent: on two cores two are fastest. */
  readonly workers?: number;
  /** Milliseconds one image may take before its process is killed, 30,000 if absent. */
  readonly timeout?: number;
  /** Bytes of memory one process may occupy, 2,000,000,000 if absent. */
  readonly memory?: number;
  /** Whether to try again what took too long in an earlier run; it is refused at once if absent. */
  readonly retry?: boolean;
  /** The child's program, where it is not beside this one. */
  readonly workerFile?: string;
  /** The folder of shipped fonts, where it is not at the top of the package. */
  readonly fonts?: string;
}

/** In which a poster is looked at before anybody knows where it goes. */
const usualFrame: Box = { width: 1080, height: 1350 };

const logoTypes = new Map<ImageFacts["format"], Logo["type"]>([
  ["svg", "image/svg+xml"],
  ["png", "image/png"],
  ["jpeg", "image/jpeg"],
]);

/** Milliseconds that one picture may take. */
export const longestDrawing = 30_000;

/** Starts nothing until the first image that is not in the cache. */
export function createFitter(settings: FitterSettings): Fitter {
  const timeout = settings.timeout ?? longestDrawing;
  const workers = settings.workers ?? 2;
  const fonts = settings.fonts ?? fontsFolder;
  const own = lazily(() => settings.own?.());
  const opened = lazily(() => imageCache(settings.cache, own.get()?.key));
  const version = makerVersion(fonts);
  // A campaign names hundreds of pictures: their bytes are read as their turn comes, not all at once. Each worker has one in
  // hand, for some four networks.
  const turn = pLimit(4 * workers);
  /** By content: a drawing that never ends is waited for once, not once for each account. */
  const givenUp = new Map<string, ImageFault>();
  const inHand = new Map<string, Promise<unknown>>();
  const children = lazily(() =>
    startChildren({
      workerFile: settings.workerFile ?? workerFile,
      // All that a child gets of the environment: no secret, no proxy, no locale.
      environment: { FONTCONFIG_FILE: writeFontConfig(fonts, own.get()?.folder) },
      workers,
      timeout,
      memory: settings.memory ?? 2_000_000_000,
    }),
  );

  /** Several posts use one picture: it is worked on once. */
  function once<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const running = inHand.get(key) as Promise<Value> | undefined;
    if (running !== undefined) return running;
    const started = work().finally(() => inHand.delete(key));
    inHand.set(key, started);
    return started;
  }

  async function run<Asked extends Job>(
    job: Asked,
    hash: string,
  ): Promise<JobResult[Asked["kind"]] | { readonly ok: false; readonly fault: ImageFault }> {
    const before = givenUp.get(hash);
    if (before !== undefined) return { ok: false, fault: before };
    const key = sha256(`${version} ${hash} ${timeout}`);
    if (settings.retry !== true && opened.get().tookLonger(key))
      return { ok: false, fault: tookLonger(job.name, timeout) };
    const outcome = await children.get().run(job, hash);
    if (outcome.kind === "answer") return outcome.answer;
    if (outcome.kind === "time-out") opened.get().keepTookLonger(key);
    const reason = gaveUp(job.name, outcome, timeout);
    givenUp.set(hash, reason);
    return { ok: false, fault: reason };
  }

  async function factsOf({ bytes, hash, name }: Admitted): Promise<Inspected> {
    const key = sha256(`${version} ${hash}`);
    const known = opened.get().facts(key);
    if (known !== undefined) return { ok: true, facts: known };
    return once(`facts ${key}`, async () => {
      const answer = await run({ kind: "inspect", bytes, name, fonts }, hash);
      if (answer.ok) opened.get().keepFacts(key, answer.facts);
      return answer;
    });
  }

  async function fitted(request: FitRequest, { bytes, hash, name }: Admitted, facts: ImageFacts) {
    const key = sha256(`${version} ${hash} ${wishText(request)}`);
    const known = opened.get().fit(key);
    if (known !== undefined) return { ok: true, entry: known, cached: true } as const;
    return once(`fit ${key}`, async () => {
      const { fit, focus, limits } = request;
      const answer = await run({ kind: "fit", bytes, name, facts, fit, limits, ...(focus && { focus }) }, hash);
      return answer.ok ? ({ ok: true, entry: opened.get().keepFit(key, answer.made), cached: false } as const) : answer;
    });
  }

  /** A poster is made into a drawing of the size that is asked for, and from then on it is a file like any other. */
  async function admitted(
    file: string,
    poster: PosterRequest | undefined,
    frame = usualFrame,
  ): ReturnType<typeof drawn> {
    return poster === undefined ? admit(settings.root, file) : drawn(poster, frame);
  }

  async function drawn(poster: PosterRequest, frame: Box): Promise<ReturnType<typeof admit>> {
    const logo = poster.logo === undefined ? undefined : admit(settings.root, poster.logo);
    if (logo?.ok === false) return logo;
    const facts = logo && (await factsOf(logo.admitted));
    if (facts?.ok === false) return facts;
    const type = facts && logoTypes.get(facts.facts.format);
    if (facts !== undefined && type === undefined) {
      return refused("unsupported-format", `${poster.name} has a logo of another kind.`, "Use an SVG, PNG or JPEG.");
    }
    const { width, height } = frame;
    const picture = drawPoster({
      ...{ poster: poster.poster, width, height, fonts },
      ...(logo && type && { logo: { bytes: logo.admitted.bytes, type } }),
    });
    if (typeof picture !== "string") return refused("unfittable", `${poster.name}: ${picture.reason}`, picture.help);
    const bytes = Buffer.from(picture, "utf8");
    return { ok: true, admitted: { bytes, hash: sha256(bytes), name: poster.name } };
  }

  async function inspectFile(file: string, poster?: PosterRequest): Promise<Inspected> {
    const admission = await admitted(file, poster);
    return admission.ok ? factsOf(admission.admitted) : admission;
  }

  async function fitFile(request: FitRequest): ReturnType<Fitter["fit"]> {
    const { file, poster, montage, limits } = request;
    // Not by `turn`: a montage would wait for its own pictures, and they for it.
    const admission =
      montage === undefined ? await admitted(file, poster, limits.frame) : await joined(montage, limits, fitFile);
    if (!admission.ok) return admission;
    const inspected = await factsOf(admission.admitted);
    if (!inspected.ok) return inspected;
    const result = await fitted(request, admission.admitted, inspected.facts);
    if (!result.ok) return result;
    const { entry, cached } = result;
    return { ok: true, report: { image: located(entry), from: inspected.facts, done: entry.done, cached } };
  }

  return {
    inspect: (file, poster) => turn(() => inspectFile(file, poster)),
    fit: (request) => turn(() => fitFile(request)),
    async close() {
      await children.started()?.close();
      opened.started()?.close();
    },
  };

  function located(entry: FitEntry) {
    return { ...entry.image, file: path.resolve(opened.get().fileOf(entry.image)) };
  }
}

/** Everything that decides what comes out, and nothing that does not: a new date on a limit makes no new image. */
function wishText(request: FitRequest): string {
  const { bytes, formats, maxWidth, maxHeight, maxPixels, ratio, frame } = request.limits;
  const numbers = [bytes, maxWidth, maxHeight, maxPixels, ratio.min, ratio.max, frame.width, frame.height];
  const cropped = request.fit === "crop" ? (request.focus ?? "attention") : "";
  return [request.fit, String(cropped), formats.join(), numbers.join()].join(" ");
}

/** In an earlier run: what costs each run its whole time limit costs every post that waits behind it. */
function tookLonger(name: string, timeout: number): ImageFault {
  return fault(
    "time-out",
    `${name} took longer than ${timeout / 1000} s to draw in an earlier run, and was not tried again.`,
    "Use a simpler file, or export it as PNG at the size you need. `campaign images` tries this one again.",
  );
}

function gaveUp(
  name: string,
  outcome: Exclude<Outcome<Job["kind"]>, { readonly kind: "answer" }>,
  timeout: number,
): ImageFault {
  const simpler = "Use a simpler file, or export it as PNG at the size you need.";
  switch (outcome.kind) {
    case "time-out":
      return fault("time-out", `${name} took longer than ${timeout / 1000} s to draw and was given up.`, simpler);
    case "out-of-memory":
      return fault("unfittable", `${name} needs too much memory to draw and was given up.`, simpler);
    case "died":
      return fault("unfittable", `${name} made the program that draws it break off.`, simpler);
    default:
      return outcome satisfies never;
  }
}

function lazily<Value>(make: () => Value): { get(): Value; started(): Value | undefined } {
  let value: Value | undefined;
  return {
    get() {
      value ??= make();
      return value;
    },
    started: () => value,
  };
}
