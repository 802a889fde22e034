/**
 * Does any text hang what finds, counts, draws or judges it? Each hostile text is tried at one length and at twice that,
 * in turns in this one run: what is linear takes twice as long, what is not four times or eight. Walls are no verdict
 * here, since machines differ; the ratio is, where a step takes long enough to be told from noise.
 */
import { rules } from "../src/check/rules/index.ts";
import { networkIds } from "../src/networks/network.ts";
import { networkOf } from "../src/networks/registry.ts";
import { findOn } from "../src/networks/text/finds.ts";
import { markedText } from "../src/networks/text/marked-text.ts";
import { anAccount } from "../tests/support/campaign/a-plan.ts";
import { aContext, aRendered } from "../tests/support/campaign/a-rendered.ts";
import { hostileKinds, hostileText } from "../tests/support/check/hostile-texts.ts";

const [, , wanted = ""] = process.argv;
const length = 5_000;
const turns = 5;
/** Milliseconds below which a ratio says nothing. */
const noise = 25;

type Step = readonly [name: string, run: (text: string) => () => unknown];

const steps: readonly Step[] = [
  ...networkIds.flatMap((id): Step[] => {
    const profile = networkOf(id).profile(anAccount("one", id));
    return [
      [`find on ${id}`, (text) => () => findOn(id, text)],
      [`mark for ${id}`, (text) => () => markedText(text, id)],
      [`count for ${id}`, (text) => () => profile.measure({ text, images: [] })],
    ];
  }),
  ...rules.flatMap((rule): Step[] =>
    (["bluesky", "x", "mastodon"] as const).map((network) => [
      `${rule.code} on ${network}`,
      (text) => {
        const context = aContext([aRendered(text, { network })]);
        return () => rule.check(context, () => undefined);
      },
    ]),
  ),
];

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

let worst = 0;
for (const [name, prepare] of steps) {
  for (const kind of hostileKinds) {
    if (!`${name}: ${kind}`.includes(wanted)) continue;
    const [once, twice] = [prepare(hostileText(kind, length)), prepare(hostileText(kind, 2 * length))];
    if (timed(twice) < noise) continue;
    const ratios: number[] = [];
    let time = 0;
    for (let turn = 0; turn < turns; turn += 1) {
      const short = timed(once);
      time = timed(twice);
      ratios.push(time / short);
    }
    const ratio = median(ratios);
    worst = Math.max(worst, ratio);
    if (ratio > 2.8 || time > 100)
      console.log(`${name.padEnd(40)} ${kind.padEnd(32)} ${ratio.toFixed(1)}x  ${time.toFixed(0)} ms`);
  }
}
console.log(`Twice the text takes ${worst.toFixed(1)} times as long at the most.`);
