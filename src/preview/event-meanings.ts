/** What an event of the record means, for a reader who has not met the word. */
const meanings: Readonly<Record<string, string>> = {
  "approval withdrawn": "what somebody agreed to was taken back",
  absent: "the network was asked and does not show it",
  claimed: "its words were fixed, to be sent",
  "consent given again": "a consent holds again; what was agreed to before it was taken back counts no more",
  "consent withdrawn": "somebody in a picture took their consent back",
  created: "the record began",
  deleted: "deleted from the network",
  doubt: "no clear answer came; the network is asked",
  failed: "refused by the network, or only partly out",
  forgotten: "taken out of the record of a rehearsal",
  "files read": "the files had changed, and were read",
  found: "the network shows it",
  held: "kept back until what is wrong is put right",
  later: "not taken this time; it is tried again",
  missed: "too late to go out by itself",
  moved: "its time was changed in the file",
  packed: "handed to a partner",
  paused: "publishing was stopped",
  recall: "a person asked to take it back",
  recalled: "taken back",
  removed: "its post is in no file any more",
  restored: "the record was put back from a backup",
  resumed: "publishing was let go on",
  reworded: "its words were changed in the file",
  seen: "first read in a file",
  send: "a person asked to send it now",
  sent: "handed over, and confirmed",
  settled: "a person said what became of it",
  settling: "a person is looking at it",
  skipped: "left out",
  thawed: "surely not out, so it follows the file again",
  unknown: "nobody can tell yet whether it is out",
  unskipped: "no longer left out",
  writing: "being handed to the network",
};

/** Each event that stands there once, with its meaning. */
export function eventMeanings(events: Iterable<string>): readonly string[] {
  return [...new Set(events)].flatMap((event) => {
    const meaning = meanings[event];
    return meaning === undefined ? [] : [`${event}: ${meaning}`];
  });
}
