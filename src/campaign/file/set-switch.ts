/** Sets a switch in the text of a campaign file, and leaves every other byte of it as it is. */
import { isMap, isScalar, parseDocument } from "yaml";

export type SetSwitch =
  | { readonly kind: "set"; readonly text: string; readonly was: string }
  | { readonly kind: "same" }
  /** `known`: those that the file has. */
  | { readonly kind: "no-switch"; readonly known: readonly string[] }
  | { readonly kind: "no-position"; readonly known: readonly string[]; readonly is: string }
  /** Written in a way that is not ours to edit, such as an alias. */
  | { readonly kind: "not-editable" };

const options = { schema: "failsafe", version: "1.2", prettyErrors: false } as const;

function dataOf(text: string): unknown {
  return parseDocument(text, options).toJS({ maxAliasCount: 0 });
}

/** As the value before it was written. */
function spelled(position: string, before: string): string {
  const mark = /^["']/.exec(before)?.[0] ?? "";
  return `${mark}${position}${mark}`;
}

/** `position` is an id, so that it needs no quote marks. Never throws. */
export function setSwitch(text: string, name: string, position: string): SetSwitch {
  try {
    return setIn(text, name, position);
  } catch {
    // Aliases that multiply what is written: such a file is refused elsewhere too.
    return { kind: "not-editable" };
  }
}

function setIn(text: string, name: string, position: string): SetSwitch {
  const document = parseDocument(text, options);
  if (document.errors.length > 0) return { kind: "not-editable" };
  const switches = document.get("switches", true);
  if (!isMap(switches)) return { kind: "no-switch", known: [] };
  const known = switches.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
  if (!known.includes(name)) return { kind: "no-switch", known };
  const is = document.getIn(["switches", name, "is"], true);
  const mayBe: unknown = (dataOf(text) as { switches: Record<string, Record<string, unknown>> }).switches[name]?.[
    "may-be"
  ];
  const positions = Array.isArray(mayBe) ? mayBe.filter((each) => typeof each === "string") : [];
  if (!isScalar(is) || !Array.isArray(is.range) || is.anchor !== undefined) return { kind: "not-editable" };
  const was = String(is.value);
  if (!positions.includes(position)) return { kind: "no-position", known: positions, is: was };
  if (was === position) return { kind: "same" };
  const [start, end] = is.range;
  const edited = text.slice(0, start) + spelled(position, text.slice(start, end)) + text.slice(end);
  return isOnlyThat(text, edited, [name, position]) ? { kind: "set", text: edited, was } : { kind: "not-editable" };
}

/** Read again: one value differs, and it is the one that was meant. */
function isOnlyThat(before: string, after: string, [name, position]: readonly [string, string]): boolean {
  const document = parseDocument(before, options);
  document.setIn(["switches", name, "is"], position);
  return JSON.stringify(document.toJS({ maxAliasCount: 0 })) === JSON.stringify(dataOf(after));
}
