import type { Form } from "./form.ts";
import {
  host,
  hostName,
  label,
  labels,
  letters,
  noLetter,
  partEnds,
  perhapsWeb,
  rest,
  ukEnding,
  ukSecond,
  web,
} from "./parts.ts";

const { raw } = String;

export const wrongSignInHost: Form = {
  why: "has a wrong sign in its host",
  looks: [
    {
      entries: [
        [raw`${hostName}:(?=\p{L})`, "https://northdale:gov.uk"],
        [raw`[^\s/?#@]{1,100}@[${letters}]`, "https://team@northdale.gov.uk"],
      ],
      around: (begun) => `${web}${begun}${rest}`,
    },
  ],
};

export const wrongSignBeforePath: Form = {
  why: "has a wrong sign before its first /",
  looks: [{ entries: [[`${web}${host}[.-]/${rest}`, "https://northdale.gov.uk./help"]] }],
};

export const wrongSignFirst: Form = {
  why: "has a wrong sign behind https://",
  looks: [{ entries: [[raw`${web}[.-]\S+`, "https://.northdale.gov.uk"]] }],
};

export const underscore: Form = {
  why: "has a _ in its name",
  looks: [
    {
      entries: [
        [
          raw`${web}${labels(0, 6)}[${letters}-]{0,63}_[${letters}_-]{0,63}\.${ukEnding}${partEnds}${rest}`,
          "https://north_dale.gov.uk/help",
        ],
      ],
    },
  ],
};

const afterTwoStops = "(?:uk|org|com|net|gov|wales|scot|cymru|eu|info)";

export const twoFullStops: Form = {
  why: "has two full stops in a row",
  looks: [
    {
      entries: [
        [
          raw`${perhapsWeb}${labels(0, 6)}${label}\.\.${labels(0, 6)}${afterTwoStops}${noLetter}${rest}`,
          "https://northdale..gov.uk",
        ],
        [raw`${web}\S{1,300}[${letters}/]\.\.(?=[\s)]|$)`, "https://northdale.gov.uk/help.."],
      ],
    },
  ],
};

const beforeComma = raw`[^\s,/.]{1,63}`;

export const comma: Form = {
  why: "has a comma for a full stop",
  looks: [
    {
      entries: [
        [
          raw`(?:${web}|www\.)${beforeComma}(?:\.${beforeComma}){1,6},(?:uk|org|com|net|gov|co)${noLetter}${rest}`,
          "www.northdale.gov,uk",
        ],
        [raw`${web}[^\s,/]{1,63},${ukSecond}[,.]uk${rest}`, "https://northdale,gov.uk"],
        [raw`${label}\.${ukSecond},uk${noLetter}${rest}`, "northdale.gov,uk"],
        [raw`www,[${letters}]${rest}`, "www,northdale.gov.uk"],
      ],
    },
  ],
};

/** Up to 65535 there are servers' ports. */
const noPort = [
  [raw`6553[6-9]`, "65536"],
  [raw`655[4-9]\d`, "65540"],
  [raw`65[6-9]\d\d`, "65600"],
  [raw`6[6-9]\d{3}`, "66000"],
  [raw`[7-9]\d{4}`, "70000"],
  [raw`\d{6,12}`, "100000"],
] as const;

export const portOfNoServer: Form = {
  why: "has a number behind its host that no server has",
  looks: [
    {
      entries: noPort.map(([port, example]) => [port, `https://northdale.gov.uk:${example}/help`]),
      around: (port) => raw`${web}${hostName}:${port}(?!\d)${rest}`,
    },
  ],
};
