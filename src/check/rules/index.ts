/** Every rule, listed by hand; a test holds this list against the files. */
import type { Rule } from "../rule.ts";
import { addressBroken } from "./address-broken.ts";
import { aiRefused } from "./ai-refused.ts";
import { altLost } from "./alt-lost.ts";
import { altMissing } from "./alt-missing.ts";
import { altNotDescriptive } from "./alt-not-descriptive.ts";
import { altTooLong } from "./alt-too-long.ts";
import { altWordy } from "./alt-wordy.ts";
import { audienceNotThere } from "./audience-not-there.ts";
import { audiencePartlyThere } from "./audience-partly-there.ts";
import { bracketOpen } from "./bracket-open.ts";
import { capitals } from "./capitals.ts";
import { cardLinkLost } from "./card-link-lost.ts";
import { cardWithImages } from "./card-with-images.ts";
import { childNamed } from "./child-named.ts";
import { clickHere } from "./click-here.ts";
import { contentWarningNotSupported } from "./content-warning-not-supported.ts";
import { dayDoubtful } from "./day-doubtful.ts";
import { dayOnWeekend } from "./day-on-weekend.ts";
import { discouragedWords } from "./discouraged-words.ts";
import { emergencyNumber } from "./emergency-number.ts";
import { emojiCount } from "./emoji-count.ts";
import { fullStopWithoutSpace } from "./full-stop-without-space.ts";
import { hashtagApostrophe } from "./hashtag-apostrophe.ts";
import { hashtagCase } from "./hashtag-case.ts";
import { hashtagCount } from "./hashtag-count.ts";
import { hashtagDigits } from "./hashtag-digits.ts";
import { hashtagEmpty } from "./hashtag-empty.ts";
import { hashtagGlued } from "./hashtag-glued.ts";
import { hashtagLiteralYear } from "./hashtag-literal-year.ts";
import { hashtagReadOtherwise } from "./hashtag-read-otherwise.ts";
import { hashtagSplit } from "./hashtag-split.ts";
import { hashtagWrongYear } from "./hashtag-wrong-year.ts";
import { hashtagsMissing } from "./hashtags-missing.ts";
import { helplineHours } from "./helpline-hours.ts";
import { helplineMistyped } from "./helpline-mistyped.ts";
import { helplineUnsure } from "./helpline-unsure.ts";
import { imageCropped } from "./image-cropped.ts";
import { imageOnGround } from "./image-on-ground.ts";
import { imagePadded } from "./image-padded.ts";
import { imageTooSmall } from "./image-too-small.ts";
import { imageUnusable } from "./image-unusable.ts";
import { inThePast } from "./in-the-past.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { labelNotSupported } from "./label-not-supported.ts";
import { linkBroken } from "./link-broken.ts";
import { linkGlued } from "./link-glued.ts";
import { linkInsecure } from "./link-insecure.ts";
import { linkReadOtherwise } from "./link-read-otherwise.ts";
import { linkShortened } from "./link-shortened.ts";
import { linkTracking } from "./link-tracking.ts";
import { linkWithoutScheme } from "./link-without-scheme.ts";
import { longSentence } from "./long-sentence.ts";
import { lookAlikeLetter } from "./look-alike-letter.ts";
import { lostContent } from "./lost-content.ts";
import { markupLeft } from "./markup-left.ts";
import { mentionApart } from "./mention-apart.ts";
import { mentionOfAnotherNetwork } from "./mention-of-another-network.ts";
import { momentWordsAlike } from "./moment-words-alike.ts";
import { nearIdenticalOnX } from "./near-identical-on-x.ts";
import { nightTime } from "./night-time.ts";
import { noHelpForChildren } from "./no-help-for-children.ts";
import { noHelpNamed } from "./no-help-named.ts";
import { noSuchTime } from "./no-such-time.ts";
import { obfuscatedAddress } from "./obfuscated-address.ts";
import { otherYear } from "./other-year.ts";
import { peopleDoubtful } from "./people-doubtful.ts";
import { peopleUnsaid } from "./people-unsaid.ts";
import { pictureMissing } from "./picture-missing.ts";
import { placeLimit } from "./place-limit.ts";
import { placeholderDoubtful } from "./placeholder-doubtful.ts";
import { placeholderLeft } from "./placeholder-left.ts";
import { posterInOneLanguage } from "./poster-in-one-language.ts";
import { protectedName } from "./protected-name.ts";
import { readingAge } from "./reading-age.ts";
import { relativeDay } from "./relative-day.ts";
import { sameWordsAgain } from "./same-words-again.ts";
import { secretInFile } from "./secret-in-file.ts";
import { secretPerhaps } from "./secret-perhaps.ts";
import { signpostRequired } from "./signpost-required.ts";
import { signpostUnchecked } from "./signpost-unchecked.ts";
import { spacing } from "./spacing.ts";
import { spelling } from "./spelling.ts";
import { textTooLong } from "./text-too-long.ts";
import { threadNotSupported } from "./thread-not-supported.ts";
import { titleOtherYear } from "./title-other-year.ts";
import { tokenExpires } from "./token-expires.ts";
import { tooClose } from "./too-close.ts";
import { tooManyADay } from "./too-many-a-day.ts";
import { tooManyImages } from "./too-many-images.ts";
import { twelveOClock } from "./twelve-o-clock.ts";
import { visibilityNotSupported } from "./visibility-not-supported.ts";
import { wrongWeekday } from "./wrong-weekday.ts";

export const rules: readonly Rule[] = [
  addressBroken,
  altLost,
  altMissing,
  altNotDescriptive,
  altTooLong,
  altWordy,
  audienceNotThere,
  audiencePartlyThere,
  bracketOpen,
  capitals,
  cardLinkLost,
  cardWithImages,
  clickHere,
  contentWarningNotSupported,
  dayDoubtful,
  dayOnWeekend,
  discouragedWords,
  emergencyNumber,
  emojiCount,
  fullStopWithoutSpace,
  hashtagApostrophe,
  hashtagCase,
  hashtagCount,
  hashtagDigits,
  hashtagEmpty,
  hashtagGlued,
  hashtagLiteralYear,
  hashtagReadOtherwise,
  hashtagSplit,
  hashtagWrongYear,
  hashtagsMissing,
  helplineHours,
  helplineMistyped,
  helplineUnsure,
  imageCropped,
  imageOnGround,
  imagePadded,
  imageTooSmall,
  imageUnusable,
  inThePast,
  invisibleCharacter,
  labelNotSupported,
  linkBroken,
  linkGlued,
  linkReadOtherwise,
  linkInsecure,
  linkShortened,
  linkTracking,
  linkWithoutScheme,
  longSentence,
  lookAlikeLetter,
  lostContent,
  mentionOfAnotherNetwork,
  markupLeft,
  mentionApart,
  momentWordsAlike,
  nearIdenticalOnX,
  nightTime,
  noHelpForChildren,
  noHelpNamed,
  obfuscatedAddress,
  otherYear,
  pictureMissing,
  placeLimit,
  placeholderDoubtful,
  placeholderLeft,
  posterInOneLanguage,
  protectedName,
  readingAge,
  relativeDay,
  sameWordsAgain,
  secretInFile,
  secretPerhaps,
  signpostRequired,
  signpostUnchecked,
  spacing,
  spelling,
  textTooLong,
  threadNotSupported,
  titleOtherYear,
  tokenExpires,
  tooClose,
  tooManyImages,
  tooManyADay,
  noSuchTime,
  twelveOClock,
  visibilityNotSupported,
  wrongWeekday,
  aiRefused,
  childNamed,
  peopleDoubtful,
  peopleUnsaid,
];
