/** Many ask the same of a text, one after the other: it is answered once, and soon forgotten again. */

/** Texts whose answers are kept: those of a campaign of a year, and pieces of them. */
const most = 1000;

/** `answer` depends on nothing but the text, and nobody changes what it returns. */
export function onceForEachText<Value>(answer: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = answer(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
