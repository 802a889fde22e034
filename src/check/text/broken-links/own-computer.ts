/** What nobody outside can open. */
import { type Entry, type Form, plain } from "./form.ts";
import { hostOrPortEnds, label, labels, letters, rest, web } from "./parts.ts";

const { raw } = String;

const hosts: readonly Entry[] = [
  ["localhost", "http://localhost:3000/x"],
  [raw`127\.\d+\.\d+\.\d+`, "http://127.0.0.1/x"],
  [raw`10\.\d+\.\d+\.\d+`, "http://10.0.0.1/x"],
  [raw`0\.0\.0\.0`, "http://0.0.0.0/x"],
  [raw`172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+`, "http://172.16.0.1/x"],
  [raw`192\.168\.\d+\.\d+`, "http://192.168.0.1/x"],
  [raw`\[::1\]`, "http://[::1]/x"],
  [raw`outlook\.(?:office|office365|live)\.com/mail`, "https://outlook.office.com/mail/inbox"],
  [raw`outlook\.(?:office|office365|live)\.com/owa`, "https://outlook.office365.com/owa/?x"],
  [raw`mail\.google\.com`, "https://mail.google.com/mail/u/0"],
];

/** Of networks inside a house. */
const innerEndings = ["local", "localhost", "internal", "intranet", "lan", "localdomain"];

export const ownComputer: Form = {
  why: "leads to your own computer or office",
  looks: [
    { entries: hosts, around: (host) => `${web}${host}${rest}` },
    {
      entries: plain(innerEndings, (ending) => `https://team.northdale.${ending}/x`),
      around: (ending) => `${web}${labels(1, 6)}${ending}${hostOrPortEnds}${rest}`,
    },
  ],
};

/** No fault of the link: only who has shared the page knows who may open it. */
export const sharePoint: Form = {
  why: "leads into an organisation's own SharePoint, which is often closed to the public",
  help: [
    "Check that the public can open it: look in a private window, where you are not signed in.",
    "If it asks for a login, share it with everybody, or put it on your website.",
  ].join(" "),
  looks: [
    { entries: [[raw`${web}${label}\.sharepoint\.com/${rest}`, "https://northdale.sharepoint.com/:w:/s/team/EaBc"]] },
  ],
};

export const ownFile: Form = {
  why: "is a file on your own computer",
  looks: [
    {
      entries: [
        [raw`file:/+\S+`, "file:///C:/x.docx"],
        [raw`[a-z]:\\\S+`, raw`C:\posts\x.docx`],
        [raw`[a-z]:/(?=[${letters}][^\s/]{0,80}/)\S+`, "C:/posts/x.docx"],
        [raw`\\\\[${letters}]${rest}`, raw`\\northdale\posts\x.docx`],
      ],
    },
  ],
};
