/** The single values of both files. Every scalar arrives as the text that was written; these say what it must look like. */
import { z } from "zod";
import { isTimeZone } from "../../calendar/local-time.ts";
import { type Fault, fault } from "../../diagnostics/fault.ts";
import { shortened } from "../../system/text/shorten.ts";
import { lengthFault } from "../times/read-length.ts";
import { isPlannable } from "../times/written-time.ts";
import { quoted } from "../yaml/quoting.ts";

/** A text that a check may refuse with a fault of its own; what stands in `meta` goes into the editors' schema. */
export function checked(check: (value: string) => Fault | undefined) {
  return z.string().superRefine((value, context) => {
    const found = check(value);
    if (found !== undefined) context.addIssue({ code: "custom", message: found.message, params: { fault: found } });
  });
}

/** The fault that a check attached to an issue. */
export function faultIn(params: Readonly<Record<string, unknown>> | undefined): Fault | undefined {
  return params?.fault as Fault | undefined;
}

export const idPattern = /^[a-z0-9][a-z0-9-]*$/;
export const idLength = 100;

function suggestedId(value: string): string {
  const id = value
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return id === "" ? "what-it-is" : id.slice(0, idLength);
}

export const id = checked((value) => {
  if (idPattern.test(value) && value.length <= idLength) return undefined;
  return fault(
    "id-invalid",
    value.length > idLength
      ? `An id has at most ${idLength} characters.`
      : `"${shortened(value)}" is not an id: ids are made of small letters, digits and hyphens, and begin with a letter or digit.`,
    `Write it like \`${suggestedId(value)}\`.`,
  );
}).meta({ pattern: idPattern.source });

const sharedPattern = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?(~[a-z]{2,3}(-[a-z0-9]+)*)?$/;

/** A post as its deliveries name it. */
export const shared = checked((value) =>
  sharedPattern.test(value) && value.length <= 2 * idLength
    ? undefined
    : fault(
        "share-unknown",
        `"${shortened(value)}" is not the name of a post.`,
        "Write the id of a post of this file, as in `what-it-is`; of a series one of its posts, as in `through-the-day.2`.",
      ),
).meta({ pattern: sharedPattern.source });

export const referencePattern = /^(?!none$|all$)[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/;

/** The number of a form that is kept elsewhere: nothing of the form itself. */
export const reference = checked((value) =>
  referencePattern.test(value)
    ? undefined
    : fault(
        "reference-invalid",
        `"${shortened(value)}" is not a reference: it is made of letters, digits, points, hyphens and slashes.`,
        "Write the number of the signed form alone, as in `CR-2027-014`; the form itself stays out of these files.",
      ),
).meta({ pattern: referencePattern.source });

/** Words for people. */
export const words = checked((value) =>
  value.trim() === ""
    ? fault("value-empty", "There are no words here.", "Write some, or take the key out.")
    : undefined,
);

const keyPattern = /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{40,}={0,2}( .*)?$/;

/** As a .pub file has it. Never quoted: somebody may have put the private one there. */
export const publicKey = checked((value) =>
  keyPattern.test(value)
    ? undefined
    : fault(
        "person-key-invalid",
        "This is no public SSH key that can be used: Ed25519, RSA or ECDSA, and not of a hardware token.",
        "Write the line of the .pub file, as in `ssh-ed25519 AAAAC3Nz...`. The private key belongs into no file here.",
      ),
).meta({ pattern: keyPattern.source });

/** Words that may be missing: alt texts are judged by a rule that can be turned off, variables may be empty. */
export const anyText = z.string();

const durationPattern = "^\\d{1,5}[mhd]$";

/** One that cannot be read makes the whole file unusable. */
export const duration = checked(lengthFault).meta({ pattern: durationPattern });

/** One that cannot be read concerns a post alone: whoever makes sense of it tells. */
export const postDuration = words.meta({ pattern: durationPattern });

export const date = checked((value) =>
  isPlannable(value)
    ? undefined
    : fault(
        "date-invalid",
        /^\d{4}-\d{2}-\d{2}$/.test(value)
          ? `The date ${value} does not exist.`
          : `"${shortened(value)}" is not a date that can be read.`,
        "Write year, month and day with hyphens, as in `2027-03-18`.",
      ),
).meta({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });

export const year = checked((value) =>
  /^[12]\d{3}$/.test(value)
    ? undefined
    : fault("year-invalid", `"${shortened(value)}" is not a year.`, "Write four digits, as in `2027`."),
).meta({ type: ["integer", "string"], pattern: "^[12]\\d{3}$" });

export const timezone = checked((value) =>
  isTimeZone(value)
    ? undefined
    : fault(
        "timezone-unknown",
        `There is no time zone "${shortened(value)}".`,
        "Write its IANA name, as in `Europe/London`: GMT or BST alone would be wrong for half of the year.",
      ),
);

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    // A RangeError is how Intl says no.
    return false;
  }
}

export const languagePattern = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/;

export const language = checked((value) =>
  isLanguage(value) && languagePattern.test(value)
    ? undefined
    : fault(
        "language-invalid",
        `"${shortened(value)}" is not a language tag.`,
        "Write two letters, as in `en` for English or `cy` for Welsh.",
      ),
);

export const hashtag = checked((value) => {
  if (/^#[^\s#]+$/.test(value)) return undefined;
  const tag = value.replace(/^#+/, "").replace(/\s+/g, "");
  return fault(
    "hashtag-invalid",
    `"${shortened(value)}" is not one hashtag.`,
    tag === ""
      ? 'Write it as in `"#CEADay{yy}"`.'
      : `Write \`${quoted(`#${tag}`)}\`, each hashtag an entry of its own, in quotes.`,
  );
}).meta({ pattern: "^#[^\\s#]+$" });

export const flag = checked((value) =>
  value === "true" || value === "false"
    ? undefined
    : fault("value-not-allowed", `"${shortened(value)}" is neither true nor false.`, "Write `true` or `false`."),
).meta({ type: "boolean" });

/** An instant in UTC. */
export const instant = checked((value) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : fault(
        "date-invalid",
        `"${shortened(value)}" is not an instant that can be read.`,
        "Write it in UTC, as in `2027-03-03T09:00:00Z`.",
      ),
).meta({ format: "date-time" });

/** A day, or an instant with its offset. */
export const moment = checked((value) =>
  isPlannable(value) ||
  (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value)))
    ? undefined
    : fault(
        "date-invalid",
        `"${shortened(value)}" is neither a day nor an instant.`,
        "Write a day as in `2027-03-19`, or an instant with its offset as in `2027-03-19T14:00+00:00`.",
      ),
);

/** What a program wrote and no person should change. */
export function written(pattern: RegExp) {
  return checked((value) =>
    pattern.test(value)
      ? undefined
      : fault(
          "value-not-allowed",
          `"${shortened(value)}" is not what \`campaign\` writes here.`,
          "Take the file as it was back from git, or delete it and do the same again.",
        ),
  ).meta({ pattern: pattern.source });
}

/** A whole number from 0 to `most`, at most 9. */
export function count(most: number) {
  return checked((value) =>
    /^\d$/.test(value) && Number(value) <= most
      ? undefined
      : fault(
          "number-invalid",
          `"${shortened(value)}" is not a whole number from 0 to ${most}.`,
          `Write one digit, as in \`${most}\`.`,
        ),
  ).meta({ type: "integer", minimum: 0, maximum: most });
}

/** A whole number from 1 to 999. */
export const amount = checked((value) =>
  /^[1-9]\d{0,2}$/.test(value)
    ? undefined
    : fault("number-invalid", `"${shortened(value)}" is not a whole number from 1 to 999.`, "Write it as in `6`."),
).meta({ type: "integer", minimum: 1, maximum: 999 });

export const fraction = checked((value) =>
  /^(0|1|0?\.\d+|[01]\.\d+)$/.test(value) && Number(value) <= 1
    ? undefined
    : fault(
        "number-invalid",
        `"${shortened(value)}" is not a number from 0 to 1.`,
        "Write it as in `0.5`, with a point.",
      ),
).meta({ type: "number", minimum: 0, maximum: 1 });

export const price = checked((value) =>
  /^\d{1,6}(\.\d{1,6})?$/.test(value)
    ? undefined
    : fault("number-invalid", `"${shortened(value)}" is not a price.`, "Write US dollars with a point, as in `0.015`."),
).meta({ type: "number", minimum: 0 });

/** A choice of words; the list of them is the help. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values);
}

export const format = checked((value) => {
  if (value === "1" || value === "2") return undefined;
  const isNewer = /^[1-9]\d*$/.test(value);
  return fault(
    isNewer ? "format-newer" : "value-not-allowed",
    isNewer
      ? `These files are of format ${shortened(value)}, which this program does not know: it sends nothing, since it might overlook what they forbid.`
      : `"${shortened(value)}" is not a format.`,
    isNewer ? "Use a newer version of campaign." : "Write `format: 2`.",
  );
});
