/** Every rule, listed by hand; a test holds this list against the files. */
import type { Rule } from "../rule.ts";
import { altMissing } from "./alt-missing.ts";
import { altNotDescriptive } from "./alt-not-descriptive.ts";
import { altTooLong } from "./alt-too-long.ts";
import { altWordy } from "./alt-wordy.ts";
import { capitals } from "./capitals.ts";
import { cardLinkLost } from "./card-link-lost.ts";
import { cardWithImages } from "./card-with-images.ts";
import { clickHere } from "./click-here.ts";
import { contentWarningNotSupported } from "./content-warning-not-supported.ts";
import { discouragedWords } from "./discouraged-words.ts";
import { emojiCount } from "./emoji-count.ts";
import { fullStopWithoutSpace } from "./full-stop-without-space.ts";
import { hashtagApostrophe } from "./hashtag-apostrophe.ts";
import { hashtagCase } from "./hashtag-case.ts";
import { hashtagCount } from "./hashtag-count.ts";
import { hashtagDigits } from "./hashtag-digits.ts";
import { hashtagGlued } from "./hashtag-glued.ts";
import { hashtagLiteralYear } from "./hashtag-literal-year.ts";
import { hashtagReadOtherwise } from "./hashtag-read-otherwise.ts";
import { hashtagSplit } from "./hashtag-split.ts";
import { hashtagWrongYear } from "./hashtag-wrong-year.ts";
import { hashtagsMissing } from "./hashtags-missing.ts";
import { helplineHours } from "./helpline-hours.ts";
import { helplineMistyped } from "./helpline-mistyped.ts";
import { imagePadded } from "./image-padded.ts";
import { imageTooSmall } from "./image-too-small.ts";
import { imageUnusable } from "./image-unusable.ts";
import { inThePast } from "./in-the-past.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { labelNotSupported } from "./label-not-supported.ts";
import { linkGlued } from "./link-glued.ts";
import { linkReadOtherwise } from "./link-read-otherwise.ts";
import { linkShortened } from "./link-shortened.ts";
import { linkWithoutScheme } from "./link-without-scheme.ts";
import { longSentence } from "./long-sentence.ts";
import { lostContent } from "./lost-content.ts";
import { mentionOfAnotherNetwork } from "./mention-of-another-network.ts";
import { nearIdenticalOnX } from "./near-identical-on-x.ts";
import { noHelpForChildren } from "./no-help-for-children.ts";
import { obfuscatedAddress } from "./obfuscated-address.ts";
import { placeholderLeft } from "./placeholder-left.ts";
import { relativeDay } from "./relative-day.ts";
import { sameWordsAgain } from "./same-words-again.ts";
import { secretInFile } from "./secret-in-file.ts";
import { secretPerhaps } from "./secret-perhaps.ts";
import { textTooLong } from "./text-too-long.ts";
import { threadNotSupported } from "./thread-not-supported.ts";
import { tokenExpires } from "./token-expires.ts";
import { tooClose } from "./too-close.ts";
import { tooManyImages } from "./too-many-images.ts";
import { twelveOClock } from "./twelve-o-clock.ts";
import { visibilityNotSupported } from "./visibility-not-supported.ts";
import { wrongWeekday } from "./wrong-weekday.ts";

export const rules: readonly Rule[] = [
  altMissing,
  altNotDescriptive,
  altTooLong,
  altWordy,
  capitals,
  cardLinkLost,
  cardWithImages,
  clickHere,
  contentWarningNotSupported,
  discouragedWords,
  emojiCount,
  fullStopWithoutSpace,
  hashtagApostrophe,
  hashtagCase,
  hashtagCount,
  hashtagDigits,
  hashtagGlued,
  hashtagLiteralYear,
  hashtagReadOtherwise,
  hashtagSplit,
  hashtagWrongYear,
  hashtagsMissing,
  helplineHours,
  helplineMistyped,
  imagePadded,
  imageTooSmall,
  imageUnusable,
  inThePast,
  invisibleCharacter,
  labelNotSupported,
  linkGlued,
  linkReadOtherwise,
  linkShortened,
  linkWithoutScheme,
  longSentence,
  lostContent,
  mentionOfAnotherNetwork,
  nearIdenticalOnX,
  noHelpForChildren,
  obfuscatedAddress,
  placeholderLeft,
  relativeDay,
  sameWordsAgain,
  secretInFile,
  secretPerhaps,
  textTooLong,
  threadNotSupported,
  tokenExpires,
  tooClose,
  tooManyImages,
  twelveOClock,
  visibilityNotSupported,
  wrongWeekday,
];
