/**
 * The one place where languages are resolved: which ones an account gets of a post, and what becomes of them. What comes
 * after sees a delivery in one language, or one whose `voices` are such deliveries.
 */
import { pathKey } from "../campaign/languages/readings.ts";
import type { Bilingual, Campaign, Workspace } from "../campaign/model.ts";
import type { Account } from "../networks/network.ts";
import type { Delivery } from "./delivery.ts";

export interface Asked {
  /** In the order in which they are read; at least one. */
  readonly languages: readonly string[];
  /** The post says its own language, whatever the account asks for: its plain words are in that one. */
  readonly isWritten: boolean;
}

/** `written`: `lang` of the post, or of what `for` says. */
export function languagesAsked(account: Account, campaign: Campaign, written: string | undefined): Asked {
  if (written !== undefined) return { languages: [written], isWritten: true };
  const { languages = campaign.languages ?? [campaign.lang] } = account;
  return { languages, isWritten: false };
}

/** The file as it is in this language; in one that it is not written in as it is in its first. */
export function readingFor(campaign: Campaign, lang: string): Campaign {
  return campaign.readings?.get(lang) ?? campaign;
}

export function accountIn(workspace: Workspace, account: Account, lang: string): Account {
  return workspace.accountsIn?.get(lang)?.get(account.id) ?? account;
}

/** Names that have a value in some language: one of them that prints nothing has none in its own. */
export function unspokenNames(workspace: Workspace, campaign: Campaign, account: Account): ReadonlySet<string> {
  const inAccounts = [...(workspace.accountsIn?.values() ?? [])].flatMap((accounts) =>
    Object.keys(accounts.get(account.id)?.variables ?? {}),
  );
  const inCampaign = [...(campaign.readings?.values() ?? [])].flatMap(({ variables }) => Object.keys(variables));
  const here = Object.keys(campaign.variables).filter((name) => campaign.spoken?.has(pathKey(["variables", name])));
  return new Set([...inAccounts, ...Object.keys(account.spoken ?? {}), ...inCampaign, ...here]);
}

/** What a post in several languages is called in each of them, where each is a post of its own. */
export function nameIn(post: string, lang: string): string {
  return `${post}~${lang.toLowerCase()}`;
}

/** Of a moment in several languages: what a partner sends is all of them. */
function partnerWordsOf(voices: readonly Delivery[]): Pick<Delivery, "partnerWords"> {
  const all = voices.flatMap(({ partnerWords = {} }) => Object.entries(partnerWords));
  if (all.length === 0) return {};
  const words = [...Map.groupBy(all, ([partner]) => partner)].map(
    ([partner, texts]) => [partner, [...new Set(texts.map(([, text]) => text))].join("\n\n")] as const,
  );
  return { partnerWords: Object.fromEntries(words) };
}

/** `voices`: the same delivery in each language, under the id of all together. */
export function inLanguages(voices: readonly Delivery[], how: Bilingual): readonly Delivery[] {
  const [first, ...others] = voices;
  if (first === undefined || others.length === 0) return voices;
  const languages = voices.map(({ lang }) => lang);
  if (how === "together") return [{ ...first, languages, voices, ...partnerWordsOf(voices) }];
  const idOf = ({ campaign, post, lang, account }: Delivery) => `${campaign.id}/${nameIn(post, lang)}/${account.id}`;
  const ids = voices.map(idOf);
  return voices.map((voice, place) => ({
    ...voice,
    id: idOf(voice),
    post: nameIn(voice.post, voice.lang),
    pair: { post: voice.post, ids, place },
  }));
}
