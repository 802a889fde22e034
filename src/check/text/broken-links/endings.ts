import { isTopLevelDomain } from "../../../networks/text/top-level-domains.ts";
import { type Form, plain } from "./form.ts";
import { hostEnds, label, labels, letters, partEnds, perhapsWeb, rest, ukSecond, web } from "./parts.ts";

const { raw } = String;

export const noEnding: Form = {
  why: "has no ending, as in .org.uk",
  looks: [
    {
      entries: [
        [raw`${web}(?!localhost)[${letters}-]{1,253}(?=[/?#\s]|$)${rest}`, "https://northdale/help"],
        [raw`www\.${label}(?![${letters}_-]|[.,][${letters}.])`, "www.northdale"],
      ],
    },
  ],
};

const misspeltUk = ["ku", "u", "ukk", "uj"];
const misspeltWorld = ["con", "cmo", "ogr", "orgg", "comm", "nte"];
const misspeltBeforeUk = [
  ...["goc", "gob", "gvo", "ogv", "gv", "govt", "gof", "g0v", "goy"],
  ...["ogr", "rog", "orgg"],
  ...["oc", "cp"],
];
const gluedOrTwice = [...["govuk", "couk", "orguk", "nhsuk", "acuk", "policeuk"], ...["uk.uk", "com.com", "org.org"]];

export const misspeltEnding: Form = {
  why: "has an ending that is misspelt",
  looks: [
    {
      entries: plain(misspeltUk, (uk) => `https://www.northdale.gov.${uk}/help`),
      around: (uk) => raw`${perhapsWeb}(?:www\.)?${label}\.${ukSecond}\.${uk}${partEnds}${rest}`,
    },
    {
      entries: plain(misspeltWorld, (world) => `https://www.northdale.${world}/help`),
      around: (world) => raw`${perhapsWeb}(?:www\.)?${label}\.${world}${partEnds}${rest}`,
    },
    {
      entries: plain(misspeltBeforeUk, (second) => `https://help.northdale.${second}.uk/x`),
      around: (second) => raw`${perhapsWeb}${labels(1, 5)}${second}\.uk(?![${letters}-])${rest}`,
    },
    {
      entries: plain(gluedOrTwice, (whole) => `https://www.northdale.${whole}/help`),
      around: (whole) => `${perhapsWeb}${labels(1, 5)}${whole}${hostEnds}${rest}`,
    },
  ],
};

export const unknownEnding: Form = {
  why: "has an ending that no address has",
  looks: [
    {
      entries: [
        [raw`(?:${web}|www\.)${labels(1, 6)}(?<last>\p{L}{2,24})${hostEnds}[^\s,)]*`, "https://northdale.gov.ul/help"],
      ],
    },
  ],
  spares: ({ groups }) => isTopLevelDomain((groups?.last ?? "").toLowerCase()),
};
