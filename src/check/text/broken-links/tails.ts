/** What follows the host. */
import type { Form } from "./form.ts";
import { host, letters, rest, web } from "./parts.ts";

const { raw } = String;

export const emptyPercent: Form = {
  why: "has a % with nothing behind it",
  looks: [
    {
      entries: [[raw`${web}(?:[^\s%]|%[\da-f]{2}){1,300}%(?![\da-f]{2})${rest}`, "https://northdale.gov.uk/100%-safe"]],
    },
  ],
};

export const cutOff: Form = {
  why: "was cut off",
  looks: [
    {
      entries: [
        ["…", "https://northdale.gov.uk/keeping-chil/…"],
        [raw`\.{3,}`, "https://northdale.gov.uk/keeping-chil/..."],
      ],
      around: (dots) => raw`${web}${host}/(?:[^\s/]{0,100}/){0,20}${dots}(?=\s|$)`,
    },
  ],
};

/** "watch?v=": codes that end in = are longer, and have other letters before it. */
export const noValue: Form = {
  why: "ends before what should follow its last =",
  looks: [
    {
      entries: [
        [
          raw`${web}${host}/[^\s?]{0,200}\?(?:[^\s&]{1,100}&){0,10}[a-z_-]{1,20}=(?![^\s.,;:!?)])`,
          "https://video.example.org/watch?v=",
        ],
      ],
    },
  ],
};

export const stuckToNext: Form = {
  why: "is stuck to the next one",
  looks: [
    {
      entries: [[raw`${web}\S{1,300}?[${letters},;|.]${web}${rest}`, "https://a.example.org/x,https://b.example.org"]],
    },
  ],
};

export const writtenTwice: Form = {
  why: "is written twice",
  looks: [
    {
      entries: [
        [raw`${web}([^\s/]{1,253})/\S{0,200}?${web}\1${rest}`, "https://northdale.gov.uk/https://northdale.gov.uk"],
      ],
    },
  ],
};

export const backslash: Form = {
  why: raw`has a \ for a /`,
  looks: [{ entries: [[raw`${web}[^\s\\]{1,300}\\[${letters}]${rest}`, raw`https://northdale.gov.uk\help`]] }],
};
