/** Copies of a website, where changes are tried. */
import { type Form, plain } from "./form.ts";
import { ending, hostName, hostOrPortEnds, labels, letters, rest, web } from "./parts.ts";

const { raw } = String;

/** "staging.northdale.gov.uk", "test2-northdale.gov.uk" */
const firstWords = [
  ...["staging", "stage", "stg", "test", "testing", "dev", "uat", "beta"],
  ...["preprod", "pre-prod", "preview", "sandbox", "demo"],
];

/** "northdale-staging.example.net" */
const innerWords = ["staging", "stage", "stg", "uat", "preprod", "dev", "test"];

const hosters = [
  "azurewebsites.net",
  "herokuapp.com",
  "netlify.app",
  "vercel.app",
  "ngrok.io",
  "ngrok.app",
  "ngrok-free.io",
  "ngrok-free.app",
  "wpengine.com",
  "wpenginepowered.com",
  "pantheonsite.io",
  "kinsta.cloud",
  "cloudwaysapps.com",
  "test",
];

/** Where programs listen that a developer runs. */
const ports = ["3000", "4200", "5000", "5173", "8000", "8080", "8888"];

export const copyForTrying: Form = {
  why: "leads to a copy for trying things out",
  looks: [
    {
      entries: [
        ...plain(firstWords, (word) => `https://${word}.northdale.gov.uk/help`),
        [raw`(?:staging|test|dev|uat)\d`, "https://test2-northdale.gov.uk/help"],
      ],
      around: (word) => `${web}${word}[.-]${labels(1, 5)}${ending}${hostOrPortEnds}${rest}`,
    },
    {
      entries: plain(innerWords, (word) => `https://northdale-${word}.example.org/help`),
      around: (word) =>
        raw`${web}${labels(0, 5)}[${letters}-]{1,55}[-.]${word}\.${labels(1, 4)}\p{L}{2,20}${hostOrPortEnds}${rest}`,
    },
    {
      entries: plain(hosters, (hoster) => `https://northdale.${hoster}/help`),
      around: (hoster) => `${web}${labels(1, 4)}${hoster}${hostOrPortEnds}${rest}`,
    },
    {
      entries: plain(ports, (port) => `https://northdale.gov.uk:${port}/help`),
      around: (port) => `${web}${hostName}:${port}${hostOrPortEnds}${rest}`,
    },
  ],
};
