/** A workspace with an account on every network and a post of every kind, for tests of previews. */
import { campaignYaml } from "./a-workspace.ts";

const card = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350"><rect width="1080" height="1350" fill="#0d5c5c"/><circle cx="540" cy="600" r="300" fill="#ffc94d"/></svg>`;
const wide = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#ffc94d"/><circle cx="800" cy="450" r="300" fill="#0d5c5c"/></svg>`;

const accounts = `workspace: preview
accounts:
  sky: { network: bluesky, handle: northdale.example.org, name: Northdale Safeguarding Partnership }
  bird: { network: x, handle: northdale, name: Northdale }
  elephant: { network: mastodon, handle: northdale, service: "https://social.example.org", name: Northdale Council }
  page: { network: facebook, page: "1029384756", name: Northdale }
  insta: { network: handoff, channel: instagram, name: Northdale }
  print-room: { network: outbox, name: Northdale print room }
`;

const posts = `  - id: signs
    at: day-5 10:00
    audience: [the public]
    images: [poster, wide]
    text: "Ŵyl ☕️ 👩‍👩‍👧 know the signs: https://northdale.example.org/help @police.example.org {hashtags}"
  - id: steps
    at: day 12:00
    audience: [professionals]
    to: [sky, elephant, bird]
    thread:
      - { text: "Two steps, in order. {hashtags}" }
      - { text: "First: notice, and write down what you saw.", images: [wide] }
  - id: read-on
    at: day 15:00
    audience: [professionals, the public]
    to: [sky]
    card: { url: "https://northdale.example.org/help", title: Where help is, description: Who to call., image: wide }
    text: "Somebody will listen. {hashtags}"
`;

const assets = `  poster: { file: ../assets/poster.svg, alt: "A teal card with a yellow disc." }
  wide: { file: ../assets/wide.svg, alt: "A teal disc on a yellow ground." }
`;

export const previewFiles: Readonly<Record<string, string>> = {
  "campaigns/accounts.yaml": accounts,
  "campaigns/all.yaml": campaignYaml({ id: "all", to: "sky, bird, elephant, page, insta, print-room", posts, assets }),
  "assets/poster.svg": card,
  "assets/wide.svg": wide,
};
