import type { Rule } from "../rule.ts";
import { reportImages } from "../shown-images.ts";

const fileName =
  /^\S*\.(?:png|jpe?g|gif|webp|svg|avif|heic|tiff?|pdf)$|^(?:img|dsc|image|photo|screenshot|poster|untitled)[\s_-]*\d*$/i;
const nothingSaid =
  /^(?:(?:the|our|a)\s+)?(?:\p{L}+\s+){0,3}(?:logo|image|picture|photo|photograph|graphic|poster|banner|icon)[.!]?$/iu;
const imageOf = /^(?:an?|the)?\s*(?:image|picture|photo|photograph|graphic)\s+(?:of|showing|shows)\b/i;

function fault(alt: string): { message: string; help: string } | undefined {
  const help = 'Say what the picture shows and give every word in it: A teal card. It reads: "You are not to blame."';
  if (fileName.test(alt)) return { message: `The alt text "${alt}" reads like a file name.`, help };
  if (nothingSaid.test(alt)) return { message: `The alt text "${alt}" does not say what can be seen.`, help };
  const opening = imageOf.exec(alt)?.[0];
  if (opening === undefined) return undefined;
  return {
    message: `The alt text begins with "${opening}".`,
    help: "Screen readers say that it is an image. Begin with what it shows.",
  };
}

export const altNotDescriptive: Rule = {
  code: "alt-not-descriptive",
  severity: "warning",
  summary: 'An alt text is a file name, only "logo" or "poster", or begins with "image of".',
  canBeTurnedOff: true,
  check(context, report) {
    reportImages(context, report, ({ image }) => fault(image.alt.trim()));
  },
};
