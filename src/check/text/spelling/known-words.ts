/** Words that are right and that a dictionary does not have: those of the sector, and those of a workspace. */

import type { CheckContext } from "../../rule.ts";
import { ownNames } from "../days/own-day.ts";
import { helplines } from "../help/helplines.ts";

/** In small letters. Of the people who keep children safe, of the web, and of our days. */
const sector = `
aftercare ageing allyship autistic biphobia bitesize bluesky bystander camhs captioned captions ceaday ceop
childcare childhoods childline childminder childminders co-production coercively comms coproduced coproduction
crimestoppers cuckooed cuckooing cyberbully cyberbullying cybercrime cyberflashing cybersecurity cymru deadnaming
deepfake deepfakes digitised dysphoria dysregulation easyread ebike ebook ebooks elearning emoji emojis epilepsy
esafety facebook facetime familial fgm financially fostercare gaslight gaslighted gaslighting gillick groomed
groomers gwent handoff hashtag hashtags heddlu helpline helplines homophobia hopeline hotline inclusivity
infographic infographics instagram intersectional intersectionality kinship lgbt lgbtq lgbtqia lifeline lifelong
linkedin livestream livestreamed livestreaming livestreams lockdown lockdowns loverboy mastodon microaggression
microaggressions mindfulness misgender misgendered misgendering misinform misogynoir misspelt mistyped multi-agency
multiagency neurodivergence neurodivergent neurodiverse neurodiversity neurotypical non-binary nonbinary nspcc
offender-led olds omnichannel online paralegal parkrun pathfinder peer-led perinatal perpetrator-focused pinboard
plogging podcast podcasts powys practitioner practitioners pre-birth preloved psychoeducation queerphobia reachable
recommission repost reposted reposts restorative retraumatise retraumatised retraumatising retweet retweeted
retweets revictimisation safeguarder safeguarders safeguarding samaritans schoolkids screengrab screenshot
screenshots selfie selfies sexted sexting sextort sextorted sextortion sextortionist sextortionists sibling signpost
signposted signposting signposts smartphone smartphones snapchat snapchatting spiking stepdad stepmum strapline
strengths-based subreddit subtitled subtweet swatting teatime telehealth tiktok toolkit toolkits touchpoint
transphobia trauma-informed traumatising triage triaged trolling tweet tweets twitter underage unfollow unfollowed
upskill upskilling upskirting upstander upstanders vape vaped vapes vaping vlog vlogger vlogging vlogs voicemail
voicenote walk-in webchat webinar webinars webpage webpages wellbeing whatsapp whistleblow whistleblower
whistleblowing wifi worklessness workshopped workstream youthwork youthworker youtube youtuber youtubers zine zines
`;

const shared: ReadonlySet<string> = new Set([
  ...sector.trim().split(/\s+/),
  ...helplines.flatMap(({ name }) => lettersOf(name)),
]);

/** The words of a text, in small letters, without the 's of a possessive. */
export function lettersOf(text: string): readonly string[] {
  return (text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).map(bareWord);
}

export function bareWord(word: string): string {
  return word.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
}

const own = new WeakMap<CheckContext, ReadonlySet<string>>();

function namesOf({ workspace, campaign, words, rendered }: CheckContext): readonly string[] {
  const accounts = [...workspace.accounts.values()];
  const [first] = rendered;
  return [
    ...accounts.flatMap(({ name, handle, id }) => [name, handle, id]),
    ...workspace.groups.keys(),
    campaign.title,
    ...[...campaign.phases.values()].map(({ title }) => title),
    ...(first === undefined ? [] : ownNames(first.delivery)),
    ...(words?.names ?? []),
    ...(words?.signposts ?? []).map(({ name }) => name),
    ...(words?.instead ?? []).map(([, say]) => say),
  ];
}

/** Whether somebody has said that this word is right: the program's list, the workspace's names, or its words.yaml. */
export function isKnownWord(word: string, context: CheckContext): boolean {
  const bare = bareWord(word);
  if (shared.has(bare) || context.words?.spelling.has(word.toLowerCase()) || context.words?.spelling.has(bare)) {
    return true;
  }
  const names = own.get(context) ?? new Set(namesOf(context).flatMap(lettersOf));
  own.set(context, names);
  return names.has(bare);
}
