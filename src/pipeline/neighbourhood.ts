/** The deliveries among which the rules look for neighbours of those that they judge. */
import type { Rendered } from "../render/rendered.ts";
import type { Staged as Whole } from "./stage.ts";

type Staged = Pick<Whole, "rendered">;

/** Which of them are recalled, or skipped by a person: they are nobody's neighbours, unless they are judged themselves. */
type Over = ReadonlySet<string>;

const made = new WeakMap<readonly Staged[], { readonly over: Over; readonly left: readonly Rendered[] }>();

/** The same list at each call for the same campaigns, since rules keep what they find in it. */
export function neighbourhood(all: readonly Staged[], over: Over, judged: readonly Rendered[]): readonly Rendered[] {
  const isJudgedAgain = judged.some(({ delivery }) => over.has(delivery.id));
  if (isJudgedAgain) return leftOf(all, without(over, judged));
  const known = made.get(all);
  const left = known?.over === over ? known.left : leftOf(all, over);
  made.set(all, { over, left });
  return left;
}

function without(over: Over, judged: readonly Rendered[]): Over {
  const again = new Set(judged.map(({ delivery }) => delivery.id));
  return new Set([...over].filter((id) => !again.has(id)));
}

function leftOf(all: readonly Staged[], over: Over): readonly Rendered[] {
  return all.flatMap(({ rendered }) => rendered.filter(({ delivery }) => !over.has(delivery.id)));
}
