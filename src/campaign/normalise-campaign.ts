/** From a written campaign, checked, to the model. */
import path from "node:path";
import type { Problem } from "../diagnostics/problem.ts";
import { insideWorkspace } from "./file/inside-workspace.ts";
import type { Reading } from "./languages/readings.ts";
import type { Asset, Campaign, Montage, Phase, Poster } from "./model.ts";
import { variablesIn } from "./normalise-accounts.ts";
import { neededIn, normalisePost } from "./normalise-post.ts";
import { flagIn, numberOf, present } from "./present.ts";
import { readLength } from "./times/read-length.ts";
import { readDay, readTime } from "./times/read-time.ts";
import type { WrittenCampaign } from "./written/campaign-schema.ts";

const usual = { timezone: "Europe/London", lang: "en", late: "2h" } as const;

function peopleIn(written: "none" | string | readonly string[] | undefined): readonly string[] | undefined {
  if (written === undefined || typeof written === "object") return written;
  return written === "none" ? [] : [written];
}

interface Home {
  /** Of the file, from the root. */
  readonly folder: string;
  readonly lang: string;
}

function placed(written: string, folder: string): string {
  const inside = insideWorkspace(written, folder);
  return inside.kind === "inside" ? inside.file : written;
}

/** Its words stand for an alt text: whoever cannot see it learns the same. */
function saidBy({ words, source = "" }: Poster): string {
  return source === "" ? words : `${words} (${source})`;
}

function posterOf(written: WrittenAsset["poster"], { folder, lang }: Home): Poster | undefined {
  if (written === undefined) return undefined;
  return present({ ...written, logo: written.logo === undefined ? undefined : placed(written.logo, folder), lang });
}

type WrittenAsset = NonNullable<WrittenCampaign["assets"]>[string];

type WrittenAssets = Readonly<Record<string, WrittenAsset>>;

/** What is no picture was told; it stands for one that no file has, so that the montage is never drawn without it. */
function montageOf({ montage: written }: WrittenAsset, assets: WrittenAssets, home: Home): Montage | undefined {
  if (written === undefined) return undefined;
  const of = written.of.map((id) => {
    const { montage: _, ...each } = (Object.hasOwn(assets, id) ? assets[id] : undefined) ?? { file: `missing ${id}` };
    return assetOf(id, each, assets, home);
  });
  return present({ of, columns: numberOf(written.columns), background: written.background ?? "white" });
}

/** Each as a sentence; none where one of them has none, since a reader would miss a picture unawares. */
function altsOf({ of }: Montage): string {
  const alts = of.map(({ alt }) => alt.trim());
  if (alts.includes("")) return "";
  return alts.map((alt) => (/[.!?\u2026]["'\u2019\u201d)]*$/u.test(alt) ? alt : `${alt}.`)).join(" ");
}

function assetOf(id: string, written: WrittenAsset, assets: WrittenAssets, home: Home): Asset {
  const poster = posterOf(written.poster, home);
  const montage = montageOf(written, assets, home);
  const drawn = montage === undefined ? poster && (["poster", "words"] as const) : (["montage"] as const);
  const [x, y] = written.focus ?? [];
  return present({
    id,
    file:
      written.file === undefined
        ? `${montage === undefined ? "poster" : "montage"} ${id}`
        : placed(written.file, home.folder),
    poster,
    montage,
    altPath: written.alt === undefined && drawn !== undefined ? ["assets", id, ...drawn] : undefined,
    alt: written.alt ?? (montage && altsOf(montage)) ?? (poster === undefined ? "" : saidBy(poster)),
    fit: written.fit ?? "whole",
    focus: written.focus && ([Number(x), Number(y)] as const),
    people: peopleIn(written.people),
    origin: written.origin,
    rights: written.rights && present(written.rights),
    path: ["assets", id],
  });
}

function phaseOf(id: string, written: NonNullable<WrittenCampaign["phases"]>[string]): Phase {
  const { from, until, title = id } = written;
  return { id, title, from: readDay(from), until: readDay(until), path: ["phases", id] };
}

function mapOf<Written, Value>(
  written: Readonly<Record<string, Written>> | undefined,
  make: (id: string, each: Written) => Value,
): ReadonlyMap<string, Value> {
  return new Map(Object.entries(written ?? {}).map(([id, each]) => [id, make(id, each)]));
}

/** Both by the post's index in the file. */
interface Spoilt {
  /** Of posts that name what does not exist: they are planned, and held until that is put right. */
  readonly faults: ReadonlyMap<number, readonly Problem[]>;
  /** Posts that cannot be read. */
  readonly without?: ReadonlySet<number>;
}

/** In the language of this reading. */
export function normaliseCampaign(written: WrittenCampaign, reading: Reading, { faults, without }: Spoilt): Campaign {
  const { source, spoken } = reading;
  return present({
    id: written.campaign,
    title: written.title,
    basedOn: written["based-on"]?.pack,
    owner: written.owner,
    needed: neededIn(written),
    mayAdapt: flagIn(written["may-adapt"]),
    perDay: numberOf(written.policies?.["per-day"]),
    day: written.day,
    year: numberOf(written.year),
    date: written.date,
    timezone: written.timezone ?? usual.timezone,
    embargo: written.embargo === undefined ? undefined : readTime(written.embargo),
    onWeekend: written["on-weekend"] ?? ("keep" as const),
    holidays: written.holidays,
    to: written.to ?? [],
    lang: written.languages === undefined ? (written.lang ?? usual.lang) : reading.lang,
    languages: written.languages,
    bilingual: written.bilingual,
    spoken: spoken.size === 0 ? undefined : spoken,
    late: readLength(written.late ?? usual.late),
    hashtags: written.hashtags ?? [],
    variables: variablesIn(reading, written.variables, ["variables"]),
    phases: mapOf(written.phases, phaseOf),
    switches: written.switches && mapOf(written.switches, (_, each) => ({ is: each.is, mayBe: each["may-be"] })),
    checks: mapOf(written.checks, (_, check) => ({ off: check.off })),
    assets: mapOf(written.assets, (id, each) =>
      assetOf(id, each, written.assets ?? {}, { folder: path.posix.dirname(source.file), lang: reading.lang }),
    ),
    posts: written.posts.flatMap((post, index) =>
      without?.has(index) === true ? [] : [normalisePost(post, index, faults.get(index))],
    ),
    source,
  });
}
