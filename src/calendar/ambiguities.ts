/** What the sources leave open. Each entry says what is not known, so that nobody takes the calendar for surer than it is. */

export interface Ambiguity {
  readonly id: string;
  /** The years it is about; absent where it is about every year. */
  readonly years?: readonly number[];
  readonly reason: string;
}

export const ambiguities: readonly Ambiguity[] = [
  {
    id: "cmhw",
    reason: "The first Monday of February in some years and the second in others: no rule is safe to forecast from.",
  },
  {
    id: "care-day",
    years: [2018, 2024],
    reason:
      "A source names 16 February without saying which year. It is the third Friday in both, so both are forecasts.",
  },
  {
    id: "ycad",
    years: [2026],
    reason: "Only a calendar site names 11 March 2026, and such sites often err. The rule agrees.",
  },
  {
    id: "ycad",
    years: [2018, 2019, 2020],
    reason: "Until 2020 it was Young Carers Awareness Day, on a day of January that is not recorded.",
  },
  { id: "deaf-week", years: [2018], reason: "15 to 21 May 2018 is Tuesday to Monday, which may be a mistake." },
  {
    id: "mhaw",
    years: [2023],
    reason: "15 to 21 May 2023 is general knowledge: a week later than the rule, like Foster Care Fortnight that year.",
  },
  {
    id: "fcf",
    years: [2025],
    reason: "Only its first day, 12 May 2025, was read. The last day is by its fourteen days.",
  },
  {
    id: "op-sceptre",
    reason: "Held twice a year, in May and November. The calendar holds one week for a year: the one that was read.",
  },
  { id: "op-sceptre", years: [2022], reason: "Only its first day, 16 May 2022, was read." },
  {
    id: "missing-children",
    reason: "Two occasions in one entry: the day is international, the Big Tweet is Missing People's.",
  },
  {
    id: "volunteers-week",
    years: [2022, 2023],
    reason:
      "It was 1 to 7 June before the present rule. When that changed is not recorded; 2024 is the first year read.",
  },
  {
    id: "carers-week",
    years: [2021],
    reason: "Only its first day, 7 June 2021, was read. The last is by its seven days.",
  },
  { id: "childhood-day", years: [2025], reason: "It was held in 2025; on which day is not recorded." },
  { id: "wry-safeguarding-week", reason: "Local to West and North Yorkshire; other counties choose other weeks." },
  {
    id: "sport-week",
    years: [2022],
    reason: "Renamed after 2021 and by 2023: what it was called in 2022 is not recorded. The new name is given.",
  },
  {
    id: "private-fostering",
    years: [2021, 2022, 2023, 2024],
    reason: "A week in July was given up for a day in November. 2025 is the first November that was read.",
  },
  {
    id: "personal-safety",
    reason: "The organiser says the second Tuesday of November and lists three first Tuesdays. Ask it.",
  },
  {
    id: "remembrance",
    reason:
      "Two occasions in one entry: the date is Remembrance Sunday's, the second of November; Armistice Day is the 11th.",
  },
  {
    id: "abw",
    years: [2026],
    reason: "16 to 20 November 2026 is second-hand, citing the Anti-Bullying Alliance. The rule agrees.",
  },
  {
    id: "odd-socks",
    years: [2021],
    reason: "Friday 19 November at one school; which day the organiser announced is not recorded.",
  },
  { id: "road-safety", years: [2022], reason: "Only the week commencing 14 November was read, not its last day." },
  {
    id: "world-childrens-day",
    reason: "The source read calls it Universal Children's Day, the name that the United Nations used before.",
  },
];

/** What is open about one year of a day, in whole sentences. */
export function doubtsAbout(id: string, year: number): readonly string[] {
  return ambiguities.filter((one) => one.id === id && (one.years?.includes(year) ?? true)).map(({ reason }) => reason);
}
