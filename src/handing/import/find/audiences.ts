/** Whom a heading or a cell says that a message is for, in the words of the workspace where it has its own. */

const usual: readonly (readonly [string, RegExp])[] = [
  [
    "children and young people",
    /(?<!\p{L})(?:children|young people|young person|youth|teenagers|pupils|pobl ifanc|plant)(?!\p{L})/iu,
  ],
  ["parents and carers", /(?<!\p{L})(?:parents?|carers?|rhieni|gofalwyr)(?!\p{L})/iu],
  ["professionals", /(?<!\p{L})(?:professionals?|practitioners?|workforce|staff|gweithwyr)(?!\p{L})/iu],
  ["the public", /(?<!\p{L})(?:public|everyone|communit(?:y|ies)|residents?|cyhoedd)(?!\p{L})/iu],
];

function key(words: string): string {
  return words.trim().toLowerCase().replace(/\s+/g, " ");
}

/** `own`: of accounts.yaml, each as it is written there; absent: any words are an audience. */
export function audiencesIn(text: string, own: readonly string[] | undefined): readonly string[] {
  const written = key(text);
  const named = (own ?? []).filter((each) => written.includes(key(each)));
  if (named.length > 0) return named;
  const found = usual.filter(([, pattern]) => pattern.test(text)).map(([audience]) => audience);
  return own === undefined ? found : found.filter((each) => own.some((one) => key(one) === each));
}
