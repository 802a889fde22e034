/** Which signposts words.yaml asks for in a post, by its audience. */
import { audienceKey } from "../../../campaign/words/audiences.ts";
import type { Words } from "../../../campaign/words/words.ts";
import type { Rendered } from "../../../render/rendered.ts";
import { type Directory, emergencyIds, idOf } from "./directory.ts";
import { digitsOf } from "./helplines.ts";
import { digitRunsIn } from "./phone-numbers.ts";

export interface Required {
  /** As the post says it. */
  readonly audience: string;
  /** One of them will do. */
  readonly ids: readonly string[];
}

export function requiredOf({ delivery }: Rendered, words: Words | undefined): readonly Required[] {
  return delivery.audience.flatMap((audience) => {
    const ids = words?.required.get(audienceKey(audience));
    return ids === undefined ? [] : [{ audience, ids }];
  });
}

/** By its name or one of its numbers. */
export function isSignpostIn(text: string, id: string, directory: Directory): boolean {
  const emergency = emergencyIds.get(id);
  const digits = digitRunsIn(text, directory).map((run) => run.digits);
  if (emergency !== undefined) return digits.includes(emergency);
  const line = directory.lines.find((each) => idOf(each) === id);
  if (line === undefined) return false;
  return text.search(line.called) !== -1 || line.numbers.some((number) => digits.includes(digitsOf(number)));
}

/** For a sentence: "Childline (0800 1111)". */
export function inWords(id: string, { lines }: Directory): string {
  const emergency = emergencyIds.get(id);
  if (emergency !== undefined) return emergency;
  const line = lines.find((each) => idOf(each) === id);
  return line === undefined ? id : `${line.name} (${line.numbers[0]})`;
}
