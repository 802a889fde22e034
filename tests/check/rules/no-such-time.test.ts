import { noSuchTime } from "../../../src/check/rules/no-such-time.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(noSuchTime, {
  finds: [
    ["Doors open at 25:00 and close late.", "25:00"],
    ["From 18:60 on", "18:60"],
    ["Open until 24:30", "24:30"],
    ["Come along from 4pm to 2pm on Saturday.", "4pm to 2pm"],
    ["Drop in between 4pm and 2pm", "4pm and 2pm"],
    ["Soup, 11.30am–11am", "11.30am–11am"],
    ["3 p.m. until 12.30 p.m.", "3 p.m. until 12.30 p.m"],
    ["From 22 March to 18 March across the county", "22 March to 18 March"],
  ],
  leaves: [
    "From 8pm to 6am",
    "From 12pm to 1pm, and 11am to 12.30pm",
    "Open from 24:00",
    "It ended 25:10.",
    "Shows at 4pm and 2pm",
    "Friday 4pm to 2pm on Sunday",
    "From 9pm to 5pm the next day",
    "From 4 to 2 cases a week",
    "From 28 February to 2 March",
    "22 December 2026 to 4 December 2027",
    "18 March, 17 March or 16 March",
    "She ran it in 9:75.",
    "It costs £4pm to £2pm",
  ],
});
