/** The judge: the network's own list of posts, held against what the ledger says. Returns each wrong in words. */
import type { Row } from "../../../src/ledger/ledger.ts";
import { PeriodFile } from "./period-file.ts";
import { RecallFile } from "./recall-file.ts";
import { idOf, type World } from "./world.ts";

function postsOf(world: World, delivery: string) {
  return world
    .posts()
    .map((post, index) => ({ ...post, id: `post-${index}` }))
    .filter((post) => post.delivery === delivery);
}

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

/** Milliseconds that a look at the file is worth, before a first part is written. */
const checked = 5000;

/** What the file said within the last check: of a first part the words and the instant, later ones are frozen. */
function wrongsOfEdits(world: World): readonly string[] {
  const editions = world.file.editions();
  return world.posts().flatMap((post) => {
    if (post.part > 0) return [];
    const said = editions.filter(
      ({ at }, index) => at <= post.at && (editions[index + 1]?.at ?? Number.POSITIVE_INFINITY) >= post.at - checked,
    );
    const fits = said.some(({ posts }) =>
      posts.some(
        (each) =>
          idOf(each) === post.delivery &&
          (post.shares === undefined ? each.texts[0] === post.text : each.shares !== undefined),
      ),
    );
    return fits ? [] : [`"${post.text}" of ${post.delivery} went out, and its file had not said so any more`];
  });
}

/** Whatever was written in a period had been looked at before that was written down. */
function wrongsOfPeriods(world: World): readonly string[] {
  const period = new PeriodFile(world.folder).written();
  if (period === undefined) return [];
  return world
    .posts()
    .filter(({ at }) => at >= period.since + checked && at < period.until)
    .map(({ delivery, part }) => `part ${part + 1} of ${delivery} went out in a sensitive period`);
}

/** What is passed on was out before, whole, and nobody had taken it back when that was looked at last. */
function wrongsOfShares(world: World): readonly string[] {
  const posts = world.posts();
  const recalls = new RecallFile(world.folder).all();
  return posts.flatMap(({ delivery, shares, at }, index) => {
    if (shares === undefined) return [];
    const lead = posts.slice(0, index).find((_, place) => `post-${place}` === shares);
    if (lead === undefined) return [`${delivery} passes on ${shares}, which was not out`];
    const written = world.file.editions().flatMap((edition) => edition.posts);
    const total = written.find((each) => idOf(each) === lead.delivery)?.texts.length;
    const before = posts.slice(0, index).filter((each) => each.delivery === lead.delivery).length;
    const recall = recalls.find((each) => each.delivery === lead.delivery);
    return [
      ...(before === total ? [] : [`${delivery} passes on ${lead.delivery}, of which ${before} of ${total} were out`]),
      ...(recall !== undefined && at >= recall.at + checked ? [`${delivery} passes on what was taken back`] : []),
    ];
  });
}

/** What must hold at every moment, in the middle of any trouble. */
export function wrongsOnNetwork(world: World): readonly string[] {
  const posts = world.posts();
  const twice = repeated(posts.map(({ delivery, part }) => `${delivery} part ${part + 1} is out twice`));
  const words = repeated(
    posts.filter(({ part }) => part === 0).map(({ account, text }) => `"${text}" is out twice on ${account}`),
  );
  const wrongs = [...twice, ...words, ...wrongsOfEdits(world), ...wrongsOfPeriods(world), ...wrongsOfShares(world)];
  for (const delivery of new Set(posts.map((post) => post.delivery))) {
    const mine = postsOf(world, delivery);
    for (const [index, post] of mine.entries()) {
      if (post.part !== index) wrongs.push(`${delivery} is out of order`);
      else if (post.parent !== mine[index - 1]?.id) wrongs.push(`${delivery} part ${index + 1} answers the wrong post`);
    }
  }
  return wrongs;
}

function wrongOfRow(world: World, row: Row): string | undefined {
  const posts = postsOf(world, row.delivery);
  const out = posts.length;
  switch (row.state) {
    case "published":
      return out === row.partsTotal
        ? undefined
        : `${row.delivery} is published, and ${out} of ${row.partsTotal} are out`;
    case "recalled":
      return posts.every(({ id }) => world.network.removed().includes(id))
        ? undefined
        : `${row.delivery} is recalled, and it is still out`;
    case "missed":
    case "past":
    case "skipped":
      return out === 0 ? undefined : `${row.delivery} is ${row.state}, and ${out} are out`;
    case "failed":
    case "held":
      if (row.mayBeOut) return undefined;
      return out === row.partsOut
        ? undefined
        : `${row.delivery} is ${row.state} with ${row.partsOut} out, and ${out} are`;
    case "unknown":
      return undefined;
    default:
      return `${row.delivery} was left ${row.state}`;
  }
}

const quiet = ["published", "skipped", "past", "recalled"];

/** What must hold once everything is over: nothing left open, nothing lost, nothing silent. */
export async function wrongsAtTheEnd(world: World): Promise<readonly string[]> {
  const { rows, broken } = await world.look();
  const wrongs = [...wrongsOnNetwork(world), ...broken];
  for (const row of rows) {
    const wrong = wrongOfRow(world, row);
    if (wrong !== undefined) wrongs.push(wrong);
    if (quiet.includes(row.state)) continue;
    if ((row.reason ?? "") === "") wrongs.push(`${row.delivery} is ${row.state} for no reason`);
    if (!world.told.has(row.delivery)) wrongs.push(`${row.delivery} is ${row.state}, and nobody was told`);
  }
  const known = new Set(rows.map((row) => row.delivery));
  for (const written of world.deliveries) {
    if (!known.has(idOf(written))) wrongs.push(`${idOf(written)} was lost: the ledger does not know it`);
  }
  return wrongs;
}

/**
 * Left to a person: where nothing can be proved, and after a restore what may be out, or of which a part is: the wait
 * for a person stops a thread as any pause does.
 */
export function isLeftToPerson(world: World, row: Row): boolean {
  const unproved = row.state === "unknown" || (row.mayBeOut && world.restores > 0);
  return (unproved && world.kind !== "by-key") || (row.hold === "half-sent" && world.restores > 0);
}

/**
 * When nothing but deaths and restores happened, and the time was enough: all is out, or left to a person. Words prove
 * nothing while two deliveries of an account are in doubt.
 */
export async function wrongsAfterDeaths(world: World): Promise<readonly string[]> {
  const wrongs = [...(await wrongsAtTheEnd(world))];
  for (const row of (await world.look()).rows) {
    if (row.state === "published" || isLeftToPerson(world, row)) continue;
    wrongs.push(`${row.delivery} was lost: it is ${row.state} (${row.reason ?? "no reason"})`);
  }
  return wrongs;
}
