import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planCsv } from "../../src/preview/plan/csv.ts";
import type { PlanEntry } from "../../src/preview/plan/entry.ts";
import { planIcs } from "../../src/preview/plan/ics.ts";

const stamp = new Date("2027-01-01T00:00:00Z");

function anEntry(more: Partial<PlanEntry> = {}): PlanEntry {
  return {
    id: "c/p/one",
    campaign: "c",
    post: "p",
    account: "one",
    network: "x",
    dueAt: "2027-03-18T09:00:00.000Z",
    state: "planned",
    changed: false,
    approval: { needed: 0, by: [], changed: [] },
    periods: [],
    consents: [],
    blocked: null,
    texts: ["Know the signs."],
    lengths: [{ used: 15, limit: 280, unit: "weighted" }],
    images: [[]],
    lang: "en",
    languages: ["en"],
    audience: [],
    ...more,
  };
}

const zones = new Map([["c", "Europe/London"]]);

describe("planCsv", () => {
  it("has a row per part, with the cost on the first alone", () => {
    const entry = anEntry({
      texts: ["One, two", 'Say "no"\nnow'],
      images: [[{ asset: "pic", alt: "A card." }], []],
      cost: { amount: 0.035, currency: "USD" },
      audience: ["parents", "carers"],
    });
    const csv = planCsv([entry], zones);

    expect(csv.split("\n").slice(1).join("\n")).toBe(
      [
        'c/p/one,c,p,one,x,2027-03-18T09:00:00.000Z,2027-03-18 09:00,Europe/London,planned,no,1,"One, two",15,280,weighted,pic,A card.,0.035,USD,en,"parents, carers",,,,,,,,0,,,,,,,,,,,,,',
        'c/p/one,c,p,one,x,2027-03-18T09:00:00.000Z,2027-03-18 09:00,Europe/London,planned,no,2,"Say ""no""\nnow",,,,,,,,en,"parents, carers",,,,,,,,0,,,,,,,,,,,,,',
        "",
      ].join("\n"),
    );
  });

  it("has the local time of the campaign's zone beside the instant", () => {
    const row = cells(planCsv([anEntry({ dueAt: "2027-07-01T08:00:00.000Z" })], zones))[1];

    expect(row?.slice(5, 8)).toEqual(["2027-07-01T08:00:00.000Z", "2027-07-01 09:00", "Europe/London"]);
  });

  it("has what went out, and beside it what the file says now, a part more too", () => {
    const file = {
      dueAt: "2027-03-19T10:00:00.000Z",
      texts: ["Know the signs!", "And one more."],
      images: [[{ asset: "pic", alt: "A card." }], []],
    };
    const [head, ...rows] = cells(planCsv([anEntry({ state: "published", changed: true, file })], zones));

    expect(head?.slice(-8, -4)).toEqual(["fileDueAtLocal", "fileText", "fileImages", "fileAlt"]);
    expect(rows.map((row) => [row[11], ...row.slice(-8, -4)])).toEqual([
      ["Know the signs.", "2027-03-19 10:00", "Know the signs!", "pic", "A card."],
      ["", "2027-03-19 10:00", "And one more.", "", ""],
    ]);
  });

  it.each(["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\uff1d1", "\u00a0=1"])(
    "never lets %j run as a formula",
    (attack) => {
      const rows = cells(planCsv([anEntry({ texts: [attack], theme: attack, audience: [attack] })], zones));

      for (const cell of [rows[1]?.[11], rows[1]?.[20], rows[1]?.[21]]) expect(cell).toMatch(/^'/);
    },
  );

  it("keeps cells apart, and control characters out, whatever is written", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[=+@",;\r\n\t x-]*$/)), (text) => {
        const rows = cells(planCsv([anEntry({ texts: [text], theme: text })], zones));

        expect(rows).toHaveLength(2);
        expect(rows[1]).toHaveLength(42);
        expect(rows[1]?.[11]).toBe(rows[1]?.[21]);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
        expect(rows[1]?.[11]).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|^\s*[=+@-]/);
      }),
    );
  });
});

/** A reader of RFC 4180, apart from the library that wrote it. */
function cells(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const match of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    const [, quoted, plain = "", end] = match;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

const calendar = {
  name: "Plan",
  stamp,
  workspace: "northdale",
  handleOf: () => "northdale",
  masked: (text: string) => text,
};

describe("planIcs", () => {
  it("has an event per delivery, each with an id of its own", () => {
    const ics = planIcs([anEntry(), anEntry({ id: "c/q/one" })], calendar);

    expect(new Set(uidsIn(ics)).size).toBe(2);
    expect(unfolded(ics)).toEqual(
      expect.arrayContaining(["DTSTAMP:20270101T000000Z", "DTSTART:20270318T090000Z", "SUMMARY:one: Know the signs."]),
    );
  });

  it("gives a delivery the same id when it moves, and no other workspace or account has it", () => {
    const uid = (entry: PlanEntry, more: Partial<typeof calendar> = {}) =>
      uidsIn(planIcs([entry], { ...calendar, ...more }))[0];
    const first = uid(anEntry());

    expect(uid(anEntry({ dueAt: "2027-03-19T09:00:00.000Z" }))).toBe(first);
    expect(uid(anEntry(), { workspace: "southdale" })).not.toBe(first);
    expect(uid(anEntry(), { handleOf: () => "southdale" })).not.toBe(first);
  });

  it("is a later revision each time it is made, so that a calendar takes a moved time over", () => {
    const sequence = (at: string) =>
      /^SEQUENCE:(\d+)$/m.exec(planIcs([anEntry()], { ...calendar, stamp: new Date(at) }))?.[1];

    expect(Number(sequence("2027-01-01T00:00:05Z"))).toBe(Number(sequence("2027-01-01T00:00:00Z")) + 5);
    expect(Number(sequence("2092-01-01T00:00:00Z"))).toBeLessThan(2 ** 31);
  });

  it.each(["skipped", "recalled"] as const)("calls off what is %s, and nothing else", (state) => {
    expect(unfolded(planIcs([anEntry({ state })], calendar))).toContain("STATUS:CANCELLED");
    expect(unfolded(planIcs([anEntry({ state: "missed" })], calendar))).toContain("STATUS:CONFIRMED");
  });

  it("escapes its name as the other texts are", () => {
    const ics = planIcs([anEntry()], { ...calendar, name: "Exports, with; a \\" });

    expect(unfolded(ics)).toContain("NAME:Exports\\, with\\; a \\\\");
    expect(unfolded(ics)).toContain("X-WR-CALNAME:Exports\\, with\\; a \\\\");
  });

  it("is the same file for the same plan", () => {
    const once = planIcs([anEntry()], calendar);

    expect(planIcs([anEntry()], calendar)).toBe(once);
  });

  it("keeps what is written inside its own property", () => {
    const attack = "x\r\nEND:VEVENT\nBEGIN:VALARM\rACTION:DISPLAY\n\u2028DESCRIPTION:;,\\\u001b[2J";
    const quiet = planIcs([anEntry()], calendar);

    const ics = planIcs(
      [
        anEntry({
          id: attack,
          account: attack,
          texts: [attack],

          images: [[{ asset: attack, alt: attack }]],
        }),
      ],
      { ...calendar, name: attack },
    );

    const names = (text: string) => unfolded(text).map((line) => line.replace(/[:;].*/s, ""));
    expect(names(ics)).toEqual(names(quiet));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
    expect(ics).not.toMatch(/\r(?!\n)|(?<!\r)\n|[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028]/);
  });

  it("keeps lines within 75 octets", () => {
    const ics = planIcs([anEntry({ texts: ["🙂".repeat(200)] })], calendar);

    expect(Math.max(...ics.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});

function unfolded(ics: string): readonly string[] {
  return ics.replace(/\r\n[ \t]/g, "").split("\r\n");
}

function uidsIn(ics: string): readonly string[] {
  return unfolded(ics)
    .filter((line) => line.startsWith("UID:"))
    .map((line) => line.slice(4));
}
