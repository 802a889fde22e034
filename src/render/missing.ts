/** Words that an account asks for in a language in which the file does not have them. */
import { pathKey } from "../campaign/languages/readings.ts";
import type { Plain } from "../campaign/languages/worded.ts";
import type { Campaign } from "../campaign/model.ts";
import { fault, problemAt } from "../diagnostics/fault.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Delivery } from "../plan/delivery.ts";

/** The language of what stands there, where it or a list around it is written by language. */
function usedAt({ spoken }: Campaign, path: Path): string | undefined {
  if (spoken === undefined) return undefined;
  return path.map((_, index) => spoken.get(pathKey(path.slice(0, index + 1)))).findLast((used) => used !== undefined);
}

/** Undefined where they are there. What stands in for them is the wrong language, and never goes out. */
export function missingWords(delivery: Delivery, path: Path, plain: Plain): Problem | undefined {
  const { campaign, lang, isLangWritten = false } = delivery;
  const used = usedAt(campaign, path);
  const [first = campaign.lang] = campaign.languages ?? [];
  const isThere = used === undefined ? plain === "same" || isLangWritten || lang === first : used === lang;
  if (isThere) return undefined;
  const key = String(path.findLast((step) => typeof step === "string") ?? "text");
  const known = campaign.languages ?? [first];
  const found = fault(
    "language-missing",
    `\`${key}\` is not written in ${named(lang)}, which an account that gets it asks for.`,
    used === undefined
      ? `Write it by language, as in \`${key}: { ${[...new Set([...known, lang])].map((each) => `${each}: "..."`).join(", ")} }\`${known.includes(lang) ? "" : `, with \`${lang}\` among the \`languages\` of this file`}; or write \`lang: ${first}\` at a post that is meant in that language alone.`
      : `Add \`${lang}: "..."\` to it.`,
  );
  return { ...problemAt(campaign.source, path, found), delivery: delivery.id };
}

/** As people call it, with its tag. */
function named(lang: string): string {
  try {
    const name = new Intl.DisplayNames("en-GB", { type: "language", fallback: "none" }).of(lang);
    return name === undefined ? lang : `${name} (${lang})`;
  } catch {
    // No tag at all, which is a problem of its own.
    return lang;
  }
}
