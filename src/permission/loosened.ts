/** What one revision of the files asks for less than another did: told first to whoever looks through a change. */
import { minuteText } from "../calendar/local-time.ts";
import type { Consent, Consents } from "../campaign/consents/consents.ts";
import type { Asset, Campaign, Workspace } from "../campaign/model.ts";
import type { Period, Periods } from "../campaign/periods/period.ts";

/** What guards the posts of a workspace. */
export interface Guards {
  readonly workspace: Workspace | undefined;
  readonly campaigns: readonly Campaign[];
  readonly periods: Periods;
  readonly consents: Consents;
  /** By campaign: when what keeps all of it back ends. */
  readonly embargoes: ReadonlyMap<string, Date>;
}

const list = (words: Iterable<string>) => new Intl.ListFormat("en-GB").format(words);

/** A sentence each; empty where nothing was. What is new in a file is not looser than before. */
export function loosenedBetween(before: Guards, now: Guards): readonly string[] {
  return [
    ...approvals(before.workspace, now.workspace),
    ...before.campaigns.flatMap((old) => {
      const same = now.campaigns.find(({ id }) => id === old.id);
      return same === undefined ? [] : [...ofCampaign(old, same), ...ofEmbargo(same, before.embargoes, now.embargoes)];
    }),
    ...ofPeriods(before, now),
    ...ofConsents(before.consents, now.consents),
  ];
}

function approvals(before: Workspace | undefined, now: Workspace | undefined): readonly string[] {
  if (before === undefined || now === undefined) return [];
  const [then, policy] = [before.approval, now.approval];
  const more = policy.by.filter((id) => !then.by.includes(id));
  const keys = [...now.people.values()].filter(
    ({ id, key }) => key !== undefined && key !== before.people.get(id)?.key,
  );
  return [
    ...(policy.needed < then.needed ? [fewer("accounts.yaml", then.needed, policy.needed)] : []),
    ...(more.length === 0 ? [] : [`${list(more)} may approve now (\`by\`).`]),
    ...(then.signed && !policy.signed ? ["Approvals need no signature any more (`signed`)."] : []),
    ...(keys.length === 0 ? [] : [`Another key counts now for ${list(keys.map(({ id }) => id))} (\`people\`).`]),
    ...(policy.moves > then.moves
      ? [
          `A post may move further without being agreed to again (\`moves\`: ${minutes(policy.moves)}, was ${minutes(then.moves)}).`,
        ]
      : []),
    ...(before.images?.peopleRequired === true && now.images?.peopleRequired !== true
      ? ["Pictures need not say any more who is in them (`images: people`)."]
      : []),
    ...(before.images?.refusesAi === true && now.images?.refusesAi !== true
      ? ["Pictures that a program made may go out now (`images: ai`)."]
      : []),
  ];
}

const minutes = (milliseconds: number) => `${milliseconds / 60_000}m`;

function fewer(where: string, then: number, now: number): string {
  const asked = now === 0 ? "nobody" : now === 1 ? "one person" : `${now} people`;
  return `${where} asks ${asked} to agree, where it asked ${then === 1 ? "one person" : `${then} people`} (\`needed\`).`;
}

function ofCampaign(before: Campaign, now: Campaign): readonly string[] {
  const posts = new Map(now.posts.map((post) => [post.id, post.needed ?? 0]));
  const off = [...now.checks.keys()].filter((rule) => !before.checks.has(rule));
  return [
    ...((now.needed ?? 0) < (before.needed ?? 0) ? [fewer(now.id, before.needed ?? 0, now.needed ?? 0)] : []),
    ...before.posts.flatMap(({ id, needed = 0 }) => {
      const left = posts.get(id);
      return left !== undefined && left < needed ? [fewer(`${now.id}/${id}`, needed, left)] : [];
    }),
    ...(before.owner !== undefined && now.owner !== before.owner
      ? [`${before.owner} owns ${now.id} no more, and may approve it (\`owner\`).`]
      : []),
    ...(off.length === 0 ? [] : [`${now.id} turns off ${list(off)} (\`checks\`).`]),
    ...[...now.assets.values()].flatMap((asset) => ofPicture(asset, now.id, before.assets)),
  ];
}

/** An end that cannot be told keeps everything back. */
function ofEmbargo(
  { id, timezone, embargo }: Campaign,
  before: Guards["embargoes"],
  now: Guards["embargoes"],
): readonly string[] {
  const [then, until] = [before.get(id), now.get(id)];
  if (then === undefined) return [];
  const was = minuteText(then, timezone);
  if (embargo === undefined) return [`${id} has no embargo any more, was until ${was} (\`embargo\`).`];
  if (until === undefined || until >= then) return [];
  return [`The embargo of ${id} ends earlier, ${minuteText(until, timezone)}, was ${was} (\`embargo\`).`];
}

/** Nothing of it stands in what people agree to, and readers see no other picture. `all`: of then. */
function ofPicture(now: Asset, campaign: string, all: Campaign["assets"]): readonly string[] {
  const same = all.get(now.id);
  const then = same === undefined ? [...all.values()].filter(({ file }) => file === now.file) : [same];
  const named = new Set(then.flatMap(({ people = [] }) => people));
  const left = [...named].filter((reference) => now.people?.includes(reference) !== true);
  const ends = then.flatMap(({ rights }) => rights?.until ?? []).toSorted();
  const [first, until] = [ends[0], now.rights?.until];
  const changes = [
    ...(left.length === 0 ? [] : [`does not name ${list(left)} any more (\`people\`)`]),
    ...(first !== undefined && (until === undefined || until > first)
      ? [until === undefined ? "may be used without an end" : `may be used until ${until}, was ${first}`]
      : []),
    ...(now.origin !== "ai" && then.some(({ origin }) => origin === "ai")
      ? ["is not one that a program made any more (`origin`)"]
      : []),
  ];
  return changes.length === 0 ? [] : [`The picture ${campaign}/${now.id} ${list(changes)}.`];
}

const strictness = { tell: 0, ask: 1, stop: 2 } as const;

function ofPeriods(
  { periods: before, workspace: then }: Guards,
  { periods: now, workspace }: Guards,
): readonly string[] {
  if (before.kind === "unusable" || now.kind === "unusable") return [];
  const left = new Map(now.periods.map((period) => [period.id, period]));
  return before.periods.flatMap((old) => {
    const period = left.get(old.id);
    if (period === undefined) return [`The sensitive period ${old.id} was taken out.`];
    const narrowed = [...narrowedOf(old, period), ...liftersOf([old, then], [period, workspace])];
    return narrowed.length === 0 ? [] : [`The sensitive period ${old.id} ${list(narrowed)}.`];
  });
}

/** Whether the second leaves out something of the first; absent means all. */
function lacks(before: ReadonlySet<string> | undefined, now: ReadonlySet<string> | undefined): boolean {
  if (now === undefined) return false;
  return before === undefined || [...before].some((each) => !now.has(each));
}

function narrowedOf(before: Period, now: Period): readonly string[] {
  const ends =
    now.until !== undefined && (before.until === undefined || now.until < before.until) ? now.until : undefined;
  return [
    ...(now.since > before.since ? [`begins later, ${minuteText(now.since)}`] : []),
    ...(ends === undefined ? [] : [`ends earlier, ${minuteText(ends)}`]),
    ...(strictness[now.rule] < strictness[before.rule] ? [`has the rule ${now.rule}, was ${before.rule}`] : []),
    ...(lacks(before.accounts, now.accounts) ? ["is about fewer accounts"] : []),
    ...(lacks(before.campaigns, now.campaigns) ? ["is about fewer campaigns"] : []),
    ...(now.exceptCritical && !before.exceptCritical ? ["lets through what is critical"] : []),
  ];
}

type Lifters = readonly [period: Period, workspace: Workspace | undefined];

/** Who may agree to a post for it and might not before. Where neither names anybody, `by` of accounts.yaml is told. */
function liftersOf([old, then]: Lifters, [now, workspace]: Lifters): readonly string[] {
  if (old.by === undefined && now.by === undefined) return [];
  const before = old.by ?? then?.approval.by ?? [];
  const more = (now.by ?? workspace?.approval.by ?? []).filter((id) => !before.includes(id));
  return more.length === 0 ? [] : [`may be lifted by ${list(more)}`];
}

function ofConsents(before: Consents, now: Consents): readonly string[] {
  return [...before.known.values()].flatMap((old) => {
    const consent = now.known.get(old.reference);
    const widened = consent === undefined ? [] : widenedOf(old, consent);
    return widened.length === 0 ? [] : [`The consent ${old.reference} ${list(widened)}.`];
  });
}

function widenedOf(before: Consent, now: Consent): readonly string[] {
  const lasts = before.until !== undefined && (now.until === undefined || now.until > before.until);
  const covers =
    before.accounts !== "all" &&
    (now.accounts === "all" || now.accounts.some((account) => !before.accounts.includes(account)));
  return [
    ...(before.withdrawn !== undefined && now.withdrawn === undefined ? ["is not withdrawn any more"] : []),
    ...(lasts
      ? [now.until === undefined ? "has no end any more" : `lasts until ${now.until}, was ${before.until}`]
      : []),
    ...(now.granted < before.granted ? [`was granted on ${now.granted}, was ${before.granted}`] : []),
    ...(covers ? ["covers more accounts"] : []),
    ...(now.packs && !before.packs ? ["lets the picture be handed to partners"] : []),
    ...(before.under18 && !now.under18 ? ["is not of a child any more (`under-18`)"] : []),
  ];
}
