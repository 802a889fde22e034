/** What a server of Mastodon's kind answers with, whole, as its documentation describes it. */
import type { Variant } from "./mastodon-variants.ts";

export interface StoredMedia {
  readonly id: string;
  readonly bytes: number;
  readonly description: string | null;
  readonly focus: string | null;
  /** Looks that still find it being worked on. */
  looks: number;
  /** What the server found wrong when it had worked on it. */
  readonly failed?: string;
}

export interface StoredStatus {
  readonly id: string;
  /** As it was sent. */
  readonly text: string;
  readonly spoiler: string;
  readonly sensitive: boolean;
  readonly language: string | null;
  readonly visibility: string;
  readonly createdAt: Date;
  readonly media: readonly StoredMedia[];
  readonly answers: string | null;
  readonly key?: string;
  /** In place of what the server would make of the text. */
  readonly content?: string;
}

export interface Scene {
  readonly variant: Variant;
  readonly origin: string;
  readonly username: string;
  readonly accountId: string;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function linkHtml(url: string): string {
  const [, scheme = "", rest = ""] = /^(https?:\/\/(?:www\.)?)(.*)$/.exec(url) ?? [];
  const shown = `<span class="${rest.length > 30 ? "ellipsis" : ""}">${escaped(rest.slice(0, 30))}</span>`;
  const hidden = `<span class="invisible">${escaped(rest.slice(30))}</span>`;
  return `<a href="${escaped(url)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span>${shown}${hidden}</a>`;
}

const marks = /(?<link>https?:\/\/[^\s]+)|@(?<who>[a-z0-9_]+)@(?<where>[a-z0-9.-]+[a-z0-9])|#(?<tag>[\p{L}\p{N}_]+)/giu;

/** As Mastodon shows a text: paragraphs, shortened links, mentions without their server. */
export function htmlOf(text: string, origin: string): string {
  let html = "";
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const { link, who, where, tag } = match.groups ?? {};
    html += escaped(text.slice(from, match.index));
    if (link) html += linkHtml(link);
    if (who)
      html += `<span class="h-card" translate="no"><a href="https://${where}/@${who}" class="u-url mention">@<span>${who}</span></a></span>`;
    if (tag) html += `<a href="${origin}/tags/${tag}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`;
    from = match.index + match[0].length;
  }
  html += escaped(text.slice(from));
  const paragraphs = html.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.replace(/\n/g, "<br />")}</p>`);
  return paragraphs.join("");
}

export function mediaEntity({ id, description, looks }: StoredMedia, { origin }: Scene): object {
  const url = looks > 0 ? null : `${origin}/media/${id}.png`;
  return { id, type: "image", url, preview_url: url, remote_url: null, description, blurhash: null, meta: {} };
}

export function accountEntity({ origin, username, accountId }: Scene): object {
  const picture = `${origin}/avatars/original/missing.png`;
  return {
    id: accountId,
    username,
    acct: username,
    display_name: "Example Partnership",
    locked: false,
    bot: false,
    group: false,
    indexable: true,
    created_at: "2026-01-01T00:00:00.000Z",
    note: "",
    url: `${origin}/@${username}`,
    uri: `${origin}/users/${username}`,
    avatar: picture,
    avatar_static: picture,
    header: picture,
    header_static: picture,
    followers_count: 0,
    following_count: 0,
    statuses_count: 0,
    emojis: [],
    fields: [],
  };
}

export function credentialEntity(scene: Scene): object {
  const source = {
    privacy: "public",
    sensitive: false,
    language: null,
    note: "",
    fields: [],
    follow_requests_count: 0,
    indexable: true,
  };
  const role = { id: "-99", name: "", permissions: "65536", color: "", highlighted: false };
  return { ...accountEntity(scene), source, role };
}

export function statusEntity(status: StoredStatus, scene: Scene): object {
  const { variant, origin, username } = scene;
  return {
    id: status.id,
    created_at: status.createdAt.toISOString(),
    in_reply_to_id: status.answers,
    in_reply_to_account_id: status.answers && scene.accountId,
    sensitive: status.sensitive,
    spoiler_text: status.spoiler,
    visibility: status.visibility,
    language: status.language,
    uri: `${origin}/users/${username}/statuses/${status.id}`,
    url: `${origin}${variant.path(username, status.id)}`,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    content: status.content ?? htmlOf(status.text, origin),
    reblog: null,
    account: accountEntity(scene),
    media_attachments: status.media.map((media) => mediaEntity(media, scene)),
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
  };
}

export function instanceEntity({ variant, origin }: Scene, domain: string): object {
  const { descriptionLimit } = variant;
  return {
    domain,
    title: variant.name,
    version: variant.version,
    source_url: "https://example.org/source",
    description: "",
    usage: { users: { active_month: 1 } },
    thumbnail: { url: `${origin}/thumbnail.png` },
    icon: [],
    languages: ["en"],
    api_versions: { mastodon: 7 },
    configuration: {
      urls: { streaming: `${origin.replace("http", "ws")}/streaming` },
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      statuses: {
        max_characters: variant.maxCharacters,
        max_media_attachments: variant.maxMedia,
        characters_reserved_per_url: variant.perUrl,
      },
      media_attachments: {
        ...(descriptionLimit && { description_limit: descriptionLimit }),
        supported_mime_types: ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4"],
        image_size_limit: variant.imageSize,
        image_matrix_limit: 33_177_600,
        video_size_limit: 103_809_024,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
      },
      polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
      translation: { enabled: false },
    },
    registrations: { enabled: false, approval_required: true, message: null },
    contact: { email: "help@example.org", account: null },
    rules: [],
  };
}
