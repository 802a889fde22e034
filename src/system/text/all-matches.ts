/** `text.matchAll(pattern)` as a list, without the copy of the pattern that it makes at each call. */
export function allMatches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += pattern.unicode || pattern.unicodeSets ? widthAt(text, match.index) : 1;
    if (!pattern.global) break;
  }
  return found;
}

/** Of the character, in UTF-16 code units. */
function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
