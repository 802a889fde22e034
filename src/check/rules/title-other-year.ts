import type { Rule } from "../rule.ts";

export const titleOtherYear: Rule = {
  code: "title-other-year",
  severity: "warning",
  summary: "The campaign's title has another year than its day.",
  canBeTurnedOff: true,
  check({ campaign, plan: { anchor } }, report) {
    if (anchor === undefined) return;
    const years = [anchor.date.slice(0, 4), anchor.until.slice(0, 4)];
    const written = [...campaign.title.matchAll(/(?<!\d)(?:20\d{2}|(?<=\p{L})\d{2}|(?<=['’])\d{2})(?![\p{L}\d])/gu)];
    if (written.some(([year]) => years.some((right) => right.endsWith(year)))) return;
    const [first] = written;
    if (first === undefined) return;
    report({
      message: `The title says ${first[0]}, and the campaign's day is in ${years[0]}.`,
      help: "Correct the title, or `year:` and `date:`.",
      place: campaign.source.place(["title"], { span: { start: first.index, end: first.index + first[0].length } }),
    });
  },
};
