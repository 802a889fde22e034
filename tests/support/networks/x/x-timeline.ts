/** A post as X's timeline shows it: links wrapped as t.co, one more behind the text for pictures, & < > escaped. */
import { createHash } from "node:crypto";
import twitterText from "twitter-text";
import type { StoredPost } from "./x-double.ts";

interface UrlEntity {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly expanded_url: string;
  readonly display_url: string;
  readonly media_key?: string;
}

export interface TimelineEntry {
  readonly id: string;
  readonly text: string;
  readonly created_at: string;
  readonly edit_history_post_ids: readonly string[];
  readonly entities?: { readonly urls: readonly UrlEntity[] };
}

function wrappedAddress(url: string): string {
  return `https://t.co/${createHash("sha256").update(url).digest("base64url").replace(/[-_]/g, "A").slice(0, 10)}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function timelineEntry(post: StoredPost, handle: string, detailed = true): TimelineEntry {
  const urls: UrlEntity[] = [];
  let text = "";
  let from = 0;
  function wrap(target: string, more: Partial<UrlEntity> = {}): void {
    const url = wrappedAddress(`${post.id} ${target}`);
    const start = [...text].length;
    const whole = /^https?:/i.test(target) ? target : `http://${target}`;
    urls.push({ start, end: start + url.length, url, expanded_url: whole, display_url: target, ...more });
    text += url;
  }
  for (const { url, indices } of twitterText.extractUrlsWithIndices(post.text)) {
    text += escaped(post.text.slice(from, indices[0]));
    wrap(url);
    from = indices[1];
  }
  text += escaped(post.text.slice(from));
  if (post.mediaIds.length > 0) {
    text += " ";
    const picture = `https://x.com/${handle}/status/${post.id}/photo/1`;
    wrap(picture, { media_key: `3_${post.mediaIds[0]}` });
  }
  return {
    id: post.id,
    text,
    created_at: post.createdAt.toISOString(),
    edit_history_post_ids: [post.id],
    ...(detailed && urls.length > 0 && { entities: { urls } }),
  };
}
