/** Whether the people in a message's pictures agree to it: every one of them, on that day, for that account. */
import { dayText } from "../../calendar/dates.ts";
import { homeZone, localOf } from "../../calendar/local-time.ts";
import type { Consent, Consents } from "../../campaign/consents/consents.ts";
import type { Refused, Subject } from "../permit.ts";
import type { TermsPicture } from "../terms.ts";

/** From one reading of the files. */
export interface Granting {
  readonly consents: Consents;
  /** Of accounts.yaml: what a consent names may be a group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** Why a picture may not be shown. */
export interface Obstacle {
  readonly code: "consent-missing" | "rights-ended";
  /** `<campaign>/<asset>`. */
  readonly asset: string;
  readonly message: string;
  readonly help: string;
}

export interface Consented {
  /** Of all its pictures, each once. */
  readonly references: readonly string[];
  readonly refusals: readonly Refused[];
}

type Lacking = Pick<Obstacle, "message" | "help">;

const inFile = "campaigns/consents.yaml";
const another = "Show another picture, or take it out of the post.";

const shownDay = (date: string) => `${dayText(date, "en")} ${date.slice(0, 4)}`;

function lackingOf(reference: string, subject: Subject, day: string, granting: Granting): Lacking | undefined {
  const consent = granting.consents.known.get(reference);
  if (consent === undefined) {
    return {
      message: `there is no consent ${reference} in ${inFile}`,
      help: `Write it there, once the form is signed. ${another}`,
    };
  }
  const { granted, until, withdrawn } = consent;
  if (withdrawn !== undefined) {
    return { message: `consent ${reference} was withdrawn`, help: another };
  }
  if (until !== undefined && day > until) {
    return {
      message: `consent ${reference} ended with ${shownDay(until)}`,
      help: `Ask again, or ${another.charAt(0).toLowerCase()}${another.slice(1)}`,
    };
  }
  if (day < granted) {
    return { message: `consent ${reference} begins on ${shownDay(granted)} only`, help: `Post it then. ${another}` };
  }
  if (!covers(consent, subject.account.id, granting)) {
    return {
      message: `consent ${reference} does not cover the account ${subject.account.id}`,
      help: `Where the form does, write it under \`accounts\` in ${inFile}. ${another}`,
    };
  }
  return undefined;
}

function covers({ accounts }: Consent, account: string, { groups }: Granting): boolean {
  if (accounts === "all") return true;
  return accounts.some((name) => name === account || groups.get(name)?.includes(account) === true);
}

/** One for each reference of each picture, the gravest of that one: and one where its rights have ended. */
export function obstaclesTo(subject: Subject, at: Date, granting: Granting): readonly Obstacle[] {
  const day = localOf(at, homeZone).date;
  const pictures = subject.terms?.pictures ?? [];
  return pictures.flatMap((picture) => [
    ...peopleLacking(picture, subject, day, granting).map(
      ({ message, help }): Obstacle => ({
        code: "consent-missing",
        asset: picture.asset,
        message: `The picture ${nameOf(picture)} shows somebody who has not agreed: ${message}.`,
        help,
      }),
    ),
    ...rightsLacking(picture, day),
  ]);
}

function peopleLacking(
  { people }: TermsPicture,
  subject: Subject,
  day: string,
  granting: Granting,
): readonly Lacking[] {
  if (people.length === 0) return [];
  if (!granting.consents.readable) {
    const help = `Put ${inFile} right: \`campaign validate\` says what is wrong with it.`;
    return [{ message: `${inFile} cannot be read, so nobody can tell`, help }];
  }
  return people.flatMap((reference) => lackingOf(reference, subject, day, granting) ?? []);
}

function rightsLacking(picture: TermsPicture, day: string): readonly Obstacle[] {
  const { asset, until } = picture;
  if (until === undefined || day <= until) return [];
  return [
    {
      code: "rights-ended",
      asset,
      message: `The picture ${nameOf(picture)} may be used until ${shownDay(until)}, and not after.`,
      help: `Where its holder allows more, write that under \`rights\`. ${another}`,
    },
  ];
}

const nameOf = ({ asset }: TermsPicture) => asset.slice(asset.indexOf("/") + 1);

export function consentsOf(subject: Subject, at: Date, granting: Granting): Consented {
  const references = new Set((subject.terms?.pictures ?? []).flatMap(({ people }) => people));
  const refusals = obstaclesTo(subject, at, granting).map(
    ({ message, help }): Refused => ({ because: "consent", reason: `${message} ${help}` }),
  );
  return { references: [...references], refusals };
}
