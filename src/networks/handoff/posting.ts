/** What a person does at each place, as data: the steps of the checklist and what is easily got wrong there. */
import type { Dated } from "../network.ts";

/** A step that is always done, or only when there are pictures, an address or a mention. */
export type Step = string | { readonly pictures: string } | { readonly link: string } | { readonly mention: string };

export interface Posting {
  /** In the order in which they are done, between those that every place has. */
  readonly steps: readonly Step[];
  /** More than this many are refused there, or are plain words. */
  readonly hashtags?: { readonly most: number } & Dated;
  /** Whether nothing can be posted there without a picture. */
  readonly needsPicture?: true;
  /** Whether an address in the text can be clicked or tapped. */
  readonly links: boolean;
  /** Whether what was posted has an address of its own, which `settle --sent` records. */
  readonly address: boolean;
}

const checkedOn = "2026-11-20";

export const instagram: Posting = {
  needsPicture: true,
  steps: [
    "Sign in to Instagram as the organisation, on a phone or at instagram.com.",
    { pictures: "Start a new post and choose the pictures in the order of their numbers." },
    { pictures: "Keep the original shape of the pictures: do not let Instagram crop them to a square." },
    "Paste the text as the caption.",
    { pictures: "Before sharing, open Advanced settings, then Accessibility, and paste the alt text of each picture." },
    { link: "Put the address that the text names into the link of the profile." },
  ],
  hashtags: {
    most: 5,
    source: "https://en.shiftdelete.net/ (Instagram's announcement of December 2025)",
    checkedOn,
  },
  links: false,
  address: true,
};

export const threads: Posting = {
  steps: [
    "Sign in to threads.com as the organisation.",
    "Start a new thread and paste the text.",
    { pictures: "Add the pictures in the order of their numbers, and paste the alt text of each." },
  ],
  hashtags: { most: 1, source: "https://developers.facebook.com/docs/threads/posts (one topic tag)", checkedOn },
  links: true,
  address: true,
};

export const linkedin: Posting = {
  steps: [
    "Sign in to LinkedIn, open the organisation's page, and start a post as the page, not as yourself.",
    "Paste the text.",
    { pictures: "If LinkedIn has made a preview of a link, close it: it takes the place of the pictures." },
    { pictures: "Add the pictures in the order of their numbers, and paste the alt text of each." },
    { mention: "Type each @mention anew and choose the page from the list: a pasted one is plain text." },
  ],
  links: true,
  address: true,
};

export const nextdoor: Posting = {
  steps: [
    "Sign in to Nextdoor with the agency account.",
    "Choose the neighbourhoods that this is for.",
    "Paste the text.",
    { pictures: "Add the pictures in the order of their numbers." },
  ],
  links: true,
  address: true,
};

export const facebookGroup: Posting = {
  steps: [
    "Open the group, and check that you post as the organisation, not as yourself.",
    "Check the group's rules: some allow announcements on certain days only.",
    "Paste the text.",
    { pictures: "Add the pictures in the order of their numbers." },
    { pictures: "Choose Edit on each picture, then Alternative text, and paste its alt text." },
  ],
  links: true,
  address: true,
};

export const facebookPage: Posting = {
  steps: [
    "Sign in to Facebook, and switch to the Page: post as the Page, not as yourself.",
    "Paste the text.",
    { pictures: "Add the pictures in the order of their numbers." },
    { pictures: "Choose Edit on each picture, then Alternative text, and paste its alt text." },
  ],
  links: true,
  address: true,
};

export const email: Posting = {
  steps: [
    { pictures: "Put the banner at the top or the bottom of the message, and paste the alt text into its properties." },
    "Paste the text into the message; never send it as a picture alone.",
    { link: "Make each address in the text a link." },
    "Send it to yourself first and look at it on a phone.",
  ],
  links: true,
  address: false,
};

export const site: Posting = {
  steps: [
    "Make a new page or news item, and paste the text.",
    { pictures: "Add the pictures in the order of their numbers, and paste the alt text of each." },
    { link: "Make each address in the text a link whose words say where it leads." },
  ],
  links: true,
  address: true,
};

export const display: Posting = {
  steps: [
    {
      pictures:
        "Upload the picture to the system that runs the screens. It fills the screen exactly: do not stretch it.",
    },
    "Show it for long enough to read it aloud twice.",
    "Set the day on which it comes down again.",
    "Look at one screen from as far away as its readers stand.",
  ],
  links: false,
  address: false,
};

export const story: Posting = {
  needsPicture: true,
  steps: [
    "Sign in as the organisation, on a phone, and start a new story.",
    { pictures: "Add the picture: it fills the screen exactly." },
    "Add the words as text, large, or read them: a story has no field for alt text.",
    { link: "Add the address as a link sticker." },
    "Add the hashtag as a hashtag sticker.",
  ],
  links: false,
  address: false,
};

export const whatsapp: Posting = {
  steps: [
    "Open the channel in WhatsApp, as one of its admins.",
    { pictures: "Add the pictures in the order of their numbers." },
    "Paste the text.",
  ],
  links: true,
  address: true,
};

export const tiktok: Posting = {
  needsPicture: true,
  steps: [
    "Sign in to TikTok as the organisation, on a phone or at tiktok.com.",
    { pictures: "Start a new post of photos, and choose the pictures in the order of their numbers." },
    "Paste the text as the description.",
    { link: "Put the address that the text names into the profile: it cannot be tapped in the description." },
  ],
  links: false,
  address: true,
};

/** X, Bluesky or Mastodon by hand. */
export const microblog: Posting = {
  steps: [
    "Sign in as the organisation, and start a new post.",
    "Paste the text.",
    { pictures: "Add the pictures in the order of their numbers, and paste the alt text of each." },
    { mention: "Check each @mention: it must be the name that they have on this network." },
  ],
  links: true,
  address: true,
};

export const anywhere: Posting = {
  steps: [
    "Paste the text.",
    { pictures: "Add the pictures in the order of their numbers, and paste the alt text of each." },
  ],
  links: true,
  address: true,
};
