/**
 * What is printed or stored carries no secret, in whatever encoding: as it is, in an address, in JSON, in markup, as
 * base64 (also as a part of something longer, such as `user:secret`) or hex, and split over lines or by invisible signs.
 */
import { cutMask, isAddress } from "./cut-secrets.ts";
import { replacersOf } from "./secret-forms.ts";
import { withoutCertainSecrets } from "./secret-shapes.ts";
import type { Environment } from "./secrets.ts";

/** Of an address: also what is secret within it. Only that of a webhook or a heartbeat is secret in its path. */
function secretsIn(name: string, value: string): string[] {
  if (!isAddress(value)) return [value];
  const { password, pathname, search } = new URL(value);
  const path = /_(WEBHOOK|HEARTBEAT)_URL$/.test(name) ? [`${pathname}${search}`, ...pathname.split("/")] : [];
  // A word of an address is no secret by itself: posts say "safeguarding", too.
  return [value, password, decoded(password), ...path.filter((part) => part.length >= 12 && !/^[a-z_-]+$/.test(part))];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not an encoded text: then it is what it says.
    return part;
  }
}

const mostKnown = 1000;

/**
 * The name of the variable whose secret stands in a text, whole, in whatever encoding. Its beginning before a "…" does
 * not count: nobody's words are held for that.
 */
export function secretFinderFor(environment: Environment): (text: string) => string | undefined {
  const any = wholeMaskerFor(secretValues(environment));
  const find = (text: string) => {
    if (any(text) === text) return undefined;
    return Object.keys(environment).find(
      (name) => wholeMaskerFor(secretValues({ [name]: environment[name] }))(text) !== text,
    );
  };
  // The words of one post go out from many accounts, one after the other.
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    if (known.size >= mostKnown) known.clear();
    const found = find(text);
    known.set(text, found);
    return found;
  };
}

/** For what is printed or written to be looked at: without these secrets, and without what nobody but a vendor's token looks like. */
export function viewMaskerFor(environment: Environment): (text: string) => string {
  const mask = maskerFor(environment);
  return (text) => withoutCertainSecrets(mask(text));
}

/** The longest first. */
function secretValues(environment: Environment): readonly string[] {
  const secrets = Object.entries(environment)
    .filter(([name, value]) => name.startsWith("CAMPAIGN_") && value !== undefined && value.length >= 6)
    .filter(([name]) => !/_(SERVICE|MAIL_TO)$|^CAMPAIGN_APPROVERS$/.test(name))
    .flatMap(([name, value]) => secretsIn(name, value ?? ""))
    .filter((secret) => secret.length >= 6);
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}

function wholeMaskerFor(secrets: readonly string[]): (text: string) => string {
  // Made when something is printed: an idle run prints nothing.
  let replacers: readonly ((text: string) => string)[] | undefined;
  return (text) => {
    replacers ??= secrets.flatMap(replacersOf);
    return replacers.reduce((shown, replace) => replace(shown), text);
  };
}

/**
 * Replaces every secret, in each encoding that a log or a url may carry it in, by `***`, and what is left of one where a
 * view has cut it. Values shorter than 6 characters are not masked: they would blank out ordinary words.
 */
export function maskerFor(environment: Environment): (text: string) => string {
  const secrets = secretValues(environment);
  if (secrets.length === 0) return (text) => text;
  const whole = wholeMaskerFor(secrets);
  let withoutCut: ((text: string) => string) | undefined;
  return (text) => {
    const masked = whole(text);
    if (!masked.includes("…")) return masked;
    withoutCut ??= cutMask(secrets);
    return withoutCut(masked);
  };
}
