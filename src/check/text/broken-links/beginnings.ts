import { type Form, plain } from "./form.ts";
import { ending, label, labels, letters, noLetter, perhapsWeb, rest, space, web } from "./parts.ts";

const { raw } = String;

/** An address follows. */
const address = `(?=${labels(1, 5)}${ending}${noLetter})`;

export const beginsTwice: Form = {
  why: "begins twice",
  looks: [{ entries: [[raw`https?:?//+https?:?/{0,2}${rest}`, "https://https://northdale.gov.uk"]] }],
};

export const beginsOtherwise: Form = {
  why: "does not begin with https://",
  looks: [
    {
      entries: [
        [raw`https?:/(?!/)`, "http:/northdale.gov.uk"],
        [raw`https?//`, "https//northdale.gov.uk"],
        [raw`https?;/*`, "https;//northdale.gov.uk"],
        [raw`https?::/{0,2}`, "https::/northdale.gov.uk"],
        [raw`https?\.//`, "https.//northdale.gov.uk"],
        [raw`https?\.www\.`, "https.www.northdale.gov.uk"],
        [raw`www\.https?:`, "www.https://northdale.gov.uk"],
        [`www${space}+${address}`, "www northdale.gov.uk"],
        [
          raw`www${space}(?!www)${label}${space}(?:(?:gov|co|org|nhs|police|ac)${space}uk|org|com)${noLetter}`,
          "www northdale org uk",
        ],
        [raw`(?<![:${letters}/])//${address}`, "//northdale.gov.uk"],
        [raw`https?:\\\\`, raw`https:\\northdale.gov.uk`],
        [raw`https?:///+`, "https:///northdale.gov.uk"],
        [`https?:(?=[${letters}])`, "https:northdale.gov.uk"],
        [`https?${space}+:?//`, "https ://northdale.gov.uk"],
        [raw`hxxps?:`, "hxxps://northdale.gov.uk"],
        [raw`ht{1,4}ps?(?<!https?)://`, "htps://northdale.gov.uk"],
        [raw`ttps?://`, "ttps://northdale.gov.uk"],
        [raw`http?ss+://`, "httpss://northdale.gov.uk"],
        [raw`htt://`, "htt://northdale.gov.uk"],
        [raw`hhttps?://`, "hhttps://northdale.gov.uk"],
        [raw`hhtps?://`, "hhtps://northdale.gov.uk"],
        [raw`httpd://`, "httpd://northdale.gov.uk"],
      ],
      around: (beginning) => `${beginning}${rest}`,
    },
  ],
};

export const onlyBegins: Form = {
  why: "stops before its address",
  looks: [
    {
      entries: [
        [web, "https://"],
        [raw`www\.`, "www."],
      ],
      around: (beginning) => raw`${beginning}(?=[ \t]*(?:$|\n))`,
    },
  ],
};

/** Of programs on a desk, and of browsers' own pages. */
const schemes = [
  "ftp",
  "ftps",
  "sftp",
  "smb",
  "blob:https",
  "blob:http",
  "view-source:https",
  "view-source:http",
  "chrome",
  "edge",
  "about",
  "chrome-extension",
  "moz-extension",
  "content",
  "intent",
  "whatsapp",
  "fb",
  "cid",
  "outlook",
  "tel",
];

/** What follows these is no address. */
const schemesOfWords = ["javascript", "data", "onenote", "ms-word", "ms-excel", "ms-powerpoint", "ms-teams", "msteams"];

export const onNoTelephone: Form = {
  why: "opens on no telephone",
  looks: [
    {
      entries: plain(schemes, (scheme) => `${scheme}://northdale.gov.uk/x`),
      around: (scheme) => raw`${scheme}://?\S+`,
    },
    {
      entries: plain(schemesOfWords, (scheme) => `${scheme}:northdale`),
      around: (scheme) => raw`${scheme}:(?=[${letters}/])\S+`,
    },
    { entries: [[raw`about:blank(?!\p{L})`, "about:blank"]] },
  ],
};

export const wrongWww: Form = {
  why: "does not begin with www.",
  looks: [
    {
      entries: [
        ["ww", "ww.northdale.gov.uk"],
        ["w{4,5}", "wwww.northdale.gov.uk"],
      ],
      around: (www) => raw`${www}\.${label}\.\p{L}{2,}${rest}`,
    },
  ],
};

export const wwwTwice: Form = {
  why: "says www. twice",
  looks: [{ entries: [[raw`${perhapsWeb}www\.(?:www\.)+${rest}`, "https://www.www.northdale.gov.uk"]] }],
};
