/** Keys that are planned and not built: refused with a word of their own, so that nobody relies on them. */

/** By key, what it will be for. */
export const reservedKeys: ReadonlyMap<string, string> = new Map([
  ["approvals", "sign-off"],
  ["sensitive-periods", "pre-election and mourning periods"],
  ["oasis", "objectives and evaluation"],
  ["manual", "tasks that a person does"],
  ["paid", "paid promotion"],
  ["poll", "polls"],
  ["video", "videos"],
  ["consent", "records of consent"],
  ["expires", "the end of a picture's permission"],
  ["utm", "campaign parameters in links"],
]);
