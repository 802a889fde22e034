/** Mastodon takes languages by their two letters (ISO 639-1); BCP 47 says more, and also names those without. */
export function languageOf(lang: string): string | undefined {
  try {
    const { language } = new Intl.Locale(lang);
    return language.length === 2 ? language : undefined;
  } catch {
    return undefined;
  }
}
