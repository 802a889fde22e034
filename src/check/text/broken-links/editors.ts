/** Pages of those who write them. */
import { type Entry, type Form, plain } from "./form.ts";
import { folders, partEnds, query, rest, web } from "./parts.ts";

const { raw } = String;

const paths = [
  "wp-admin",
  "wp-login.php",
  "umbraco",
  "admin",
  "administrator",
  "cms",
  "edit",
  "login",
  "log-in",
  "signin",
  "sign-in",
  "typo3",
  "sitecore",
  "_layouts",
];

/** Keys of a query. */
const keys = ["draft", "edit", "editmode", "elementor-preview", "customize_changeset_uuid"];

const queries: readonly Entry[] = [
  [raw`preview(?:_id|_nonce)?=[^\s#&]`, "https://northdale.gov.uk/?p=12&preview_id=3"],
  ["vsbl-preview", "https://northdale.gov.uk/help?vsbl-preview=1"],
  ["mode=edit", "https://northdale.gov.uk/help?mode=edit"],
  ["action=edit", "https://northdale.gov.uk/help?action=edit"],
  ["usp=drive_web", "https://docs.google.com/document/d/1aB/view?usp=drive_web"],
];

const firstLabels = ["cms", "admin", "editor", "edit", "author", "backend"];

const tools: readonly Entry[] = [
  [raw`canva\.com/design/[^\s?#]{1,200}/edit(?![\p{L}\p{N}])`, "https://www.canva.com/design/DAF/edit:x"],
  [raw`figma\.com/file/`, "https://figma.com/file/aB1"],
  [raw`figma\.com/design/`, "https://figma.com/design/aB1"],
  [raw`trello\.com/[bc]/`, "https://trello.com/b/aB1"],
  [raw`drive\.google\.com/drive/`, "https://drive.google.com/drive/folders/1aB"],
  [raw`onedrive\.live\.com/`, "https://onedrive.live.com/?id=1"],
  [raw`dropbox\.com/(?:home|work)`, "https://www.dropbox.com/home/posts"],
  [raw`business\.facebook\.com/`, "https://business.facebook.com/latest/home"],
  [raw`studio\.youtube\.com/`, "https://studio.youtube.com/video/aB1"],
  [raw`surveymonkey\.(?:com|co\.uk)/create/`, "https://www.surveymonkey.com/create/?sm=1"],
  [raw`surveymonkey\.(?:com|co\.uk)/analyze/`, "https://www.surveymonkey.co.uk/analyze/aB1"],
  [raw`eventbrite\.(?:com|co\.uk)/myevent`, "https://www.eventbrite.co.uk/myevent?eid=1"],
  [raw`eventbrite\.(?:com|co\.uk)/manage`, "https://www.eventbrite.com/manage/events/1"],
  [raw`forms\.office\.com/Pages/DesignPage`, "https://forms.office.com/Pages/DesignPageV2.aspx"],
  [raw`docs\.google\.com/forms/d/[^\s?#]{1,200}/prefill`, "https://docs.google.com/forms/d/1aB/prefill"],
  [raw`teams\.microsoft\.com/l/(?:message|channel|chat|team|file)/`, "https://teams.microsoft.com/l/channel/19"],
  [raw`us\d{1,2}\.admin\.mailchimp\.com/`, "https://us12.admin.mailchimp.com/campaigns"],
];

export const editorsPage: Form = {
  why: "opens a page that its editors see, not its readers",
  looks: [
    {
      entries: plain(paths, (path) => `https://northdale.gov.uk/help/${path}/1`),
      around: (path) => raw`${web}[^\s/?#]{1,253}/${folders}${path}${partEnds}${rest}`,
    },
    { entries: queries, around: (written) => `${web}${query}${written}${rest}` },
    {
      entries: plain(keys, (key) => `https://northdale.gov.uk/help?${key}=1`),
      around: (key) => raw`${web}${query}${key}(?:[=&\s]|$)${rest}`,
    },
    { entries: tools, around: (tool) => raw`${web}(?:www\.)?${tool}${rest}` },
    {
      entries: plain(firstLabels, (first) => `https://${first}.northdale.gov.uk`),
      around: (first) => raw`${web}${first}\.[^\s/]{3,253}${rest}`,
    },
  ],
};
