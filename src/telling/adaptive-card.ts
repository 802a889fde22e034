/** What Teams shows: its webhooks (Workflows of Power Automate) take an Adaptive Card and nothing else. */
import type { Trouble } from "./telling.ts";
import { helpLine, subjectOf } from "./words.ts";

/** Teams refuses messages of more than 28 KB; some of it is for what stands around the words. */
const roomInBytes = 20_000;

/** Where Teams and Power Automate take messages, as the end of a host's name. */
const hosts = [
  ".webhook.office.com",
  ".logic.azure.com",
  ".logic.azure.us",
  ".powerplatform.com",
  ".powerplatform.us",
  ".powerautomate.com",
];

export function isTeams(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.toLowerCase().replace(/\.$/, "");
  return hosts.some((end) => host.endsWith(end));
}

/** Plain runs of text: in a TextBlock Teams would read Markdown, and make links of a stranger's file name. */
function paragraph(text: string, weight: "Default" | "Bolder" = "Default") {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text, weight }] };
}

function fitting(troubles: readonly Trouble[]): readonly string[] {
  const lines: string[] = [];
  let left = roomInBytes;
  for (const { text } of troubles) {
    left -= Buffer.byteLength(JSON.stringify(paragraph(text)), "utf8");
    if (left < 0) break;
    lines.push(text);
  }
  const missing = troubles.length - lines.length;
  return missing === 0 ? lines : [...lines, `And ${missing} more.`];
}

export function adaptiveCard(workspace: string, troubles: readonly Trouble[]) {
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: [
            paragraph(`${subjectOf(workspace, troubles)}.`, "Bolder"),
            ...fitting(troubles).map((text) => paragraph(text)),
            paragraph(helpLine),
          ],
        },
      },
    ],
  };
}
