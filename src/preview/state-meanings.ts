/** What a state means, for a reader who has not met the word. */
import type { State } from "../ledger/ledger.ts";

const meanings: Readonly<Record<State, string>> = {
  planned: "",
  published: "",
  past: "due before this workspace's record began; nothing is sent",
  claimed: "being sent at this moment",
  writing: "handed to the network, and not yet confirmed",
  waiting: "ready for a person to post by hand",
  missed: "too late to go out by itself",
  held: "kept back until what is wrong is put right",
  failed: "refused by the network, or only partly out",
  unknown: "nobody can tell yet whether it is out",
  skipped: "left out",
  recalled: "deleted again, or stopped before it went out",
};

/** Those of the states that are not plain by themselves, each once. */
export function stateMeanings(states: Iterable<State>): readonly string[] {
  return [...new Set(states)].flatMap((state) => (meanings[state] === "" ? [] : [`${state}: ${meanings[state]}`]));
}
