import { latin } from "../text/latin.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const local = "(?<![\\p{L}\\p{N}_@/.+-])[\\p{L}\\p{N}_.+-]{1,64}";
const domain = "[\\p{L}\\p{N}-]{1,63}";
const help = "Write the whole address, as in name@example.org, and try it.";

interface Form {
  readonly pattern: RegExp;
  readonly message: (words: string) => string;
}

const forms: readonly Form[] = [
  {
    pattern: latin(`${local}@@+${domain}(?:\\.${domain}){0,4}`, "gu"),
    message: (words) => `${words} has an @ too many.`,
  },
  {
    pattern: latin(
      `(?<=(?:e-?mails?|write to|contact|message)(?: us| me| them)?(?: at| on|:)?[ \\u00a0]+)${local}[ \\u00a0]+@[ \\u00a0]?${domain}(?:\\.${domain}){1,4}`,
      "giu",
    ),
    message: (words) => `A space breaks the address "${words}".`,
  },
  {
    pattern: latin(`${local}@[ \\u00a0]+${domain}(?:\\.${domain}){1,4}`, "gu"),
    message: (words) => `A space breaks the address "${words}".`,
  },
  {
    pattern: latin(`${local}@(?=[\\s.,;:!?)\\]]|$)`, "gu"),
    message: (words) => `"${words}" stops before the address is complete.`,
  },
  {
    pattern: latin(
      `${local}@${domain}(?:\\.${domain}){0,4}(?:\\.\\.|,)(?=\\p{L}{2,3}(?![\\p{L}\\p{N}]))\\p{L}{2,3}`,
      "gu",
    ),
    message: (words) => `The address "${words}" has a wrong stop.`,
  },
  {
    pattern: latin(`${local}@${domain}(?![\\p{L}\\p{N}-])(?!(?:\\.|,|\\.\\.)\\p{L})`, "gu"),
    message: (words) => `"${words}" has no ending, as in .org.uk or .gov.uk.`,
  },
  {
    pattern: latin(`${local}@(?:${domain}\\.){1,4}\\p{L}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`, "gu"),
    message: (words) => `"${words}" ends after one letter.`,
  },
  {
    pattern: latin(
      `(?<=\\b(?:e-?mail|write to)(?: us)?(?: at| on)?:?[ \\u00a0]+)[\\p{L}\\p{N}_.+-]{1,64}[#~"'£](?:${domain}\\.){1,4}(?:uk|org|com|net|wales|cymru|scot)(?![\\p{L}\\p{N}])`,
      "giu",
    ),
    message: (words) => `"${words}" has another sign for its @.`,
  },
  {
    pattern: latin(`${local}[ \\u00a0]?[([](?:at|AT)[)\\]][ \\u00a0]?${domain}`, "gu"),
    message: (words) => `"${words}" is no address that anybody can use.`,
  },
  {
    pattern: latin(
      `${local}[ \\u00a0][([]?(?:at|AT)[)\\]]?[ \\u00a0]${domain}(?:[ \\u00a0][([]?(?:dot|DOT)[)\\]]?[ \\u00a0]${domain}){1,4}`,
      "gu",
    ),
    message: (words) => `"${words}" is no address that anybody can use.`,
  },
  {
    pattern: latin(
      `${local}@(?:${domain}\\.){1,3}(?:gov|nhs|police|ac|sch)(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`,
      "gu",
    ),
    message: (words) => `"${words}" may lack its ending, as in .gov.uk.`,
  },
  {
    pattern: latin(
      `(?<=\\b(?:(?:e-?mail|write to)(?: us)?(?: at| on)?:?|(?:contact|enquiries|queries|questions|address|mail|bookings):)[ \\u00a0]+)@${domain}(?:\\.${domain}){1,4}`,
      "giu",
    ),
    message: (words) => `"${words}" has no name before the @.`,
  },
  {
    pattern: latin(
      `(?<=\\b(?:e-?mail|write to)(?: us)?(?: at| on)?:?[ \\u00a0]+)(?!www\\.|https?)(?:${domain}\\.){1,5}(?:uk|org|com|net|wales|cymru|scot)(?![\\p{L}\\p{N}@/_-]|\\.[\\p{L}\\p{N}])`,
      "giu",
    ),
    message: (words) => `"${words}" has no @, so that no mail reaches it.`,
  },
  {
    pattern: latin(
      `${local}@(?:${domain}\\.){1,4}(?:uk\\.uk|com\\.com|org\\.org|uk\\.com\\.uk|gov\\.gov\\.uk|(?:gov|org|nhs|police)\\.co\\.uk|co\\.(?:gov|org)\\.uk)(?![\\p{L}\\p{N}-])`,
      "giu",
    ),
    message: (words) => `"${words}" has its ending twice.`,
  },
  {
    pattern: latin(`${local}@${domain}(?:\\.${domain}){1,4}@\\S{0,100}`, "gu"),
    message: (words) => `${words} has an @ too many.`,
  },
  {
    // The first word of a mailbox, or one with a full stop in it: "email staff at school" is whole.
    pattern:
      /(?<=\b[Ee]-?mail(?: us)?(?: at| on)?:? )(?:safeguarding|info|enquiries|hello|comms|press|events|mash|training|admin|contact|[a-z]{2,20}\.[a-z]{2,20})[ ](?:at[ ])?(?!at[ ])[a-z-]{3,40}(?:[ ]?\.[ ]?(?:gov|org|co|nhs|com|net)(?:[ ]?\.[ ]?uk)?)?(?=[ \t]*[.!]?[ \t]*(?:$|\n|[#＃]))/gu,
    message: (words) => `"${words}" has no @, so that no mail reaches it.`,
  },
  {
    pattern:
      /(?<![\p{L}\p{N}_@/.+-])(?:name|your\.?name|first\.?name|firstname\.(?:last|sur)name|first\.last|xx+|someone|youraddress|e?mail)@(?!example\.)[\p{L}\p{N}.-]{3,100}/giu,
    message: (words) => `"${words}" is a sample of an address.`,
  },
  { pattern: /\bmailto:\S+/giu, message: (words) => `"${words}" shows the code of a link.` },
];

export const addressBroken = wordsRule({
  code: "address-broken",
  severity: "warning",
  summary: "An e-mail address is broken: an @ too many, a space in it, or no ending.",
  *find({ text }) {
    if (!/@|\(at\)|\[at\]|e-?mail|write to|[ \u00a0(]dot[ \u00a0)]/iu.test(text)) return;
    const found: { start: number; end: number }[] = [];
    for (const { pattern, message } of forms) {
      for (const { 0: words, index } of matchesOf(pattern, text)) {
        const span = { start: index, end: index + words.length };
        if (found.some(({ start, end }) => span.start < end && start < span.end)) continue;
        found.push(span);
        yield { span, message: message(words), help };
      }
    }
  },
});
