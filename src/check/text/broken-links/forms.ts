/** Every form of a broken link. */
import { beginsOtherwise, beginsTwice, onlyBegins, onNoTelephone, wrongWww, wwwTwice } from "./beginnings.ts";
import { copyForTrying } from "./copies.ts";
import { editorsPage } from "./editors.ts";
import { misspeltEnding, noEnding, unknownEnding } from "./endings.ts";
import type { Form } from "./form.ts";
import {
  comma,
  portOfNoServer,
  twoFullStops,
  underscore,
  wrongSignBeforePath,
  wrongSignFirst,
  wrongSignInHost,
} from "./hosts.ts";
import { ownComputer, ownFile, sharePoint } from "./own-computer.ts";
import { spaceInside } from "./spaces.ts";
import { backslash, cutOff, emptyPercent, noValue, stuckToNext, writtenTwice } from "./tails.ts";

/** In their order: of two that meet the same stretch, the first says what is wrong. */
export const forms: readonly Form[] = [
  beginsTwice,
  beginsOtherwise,
  spaceInside,
  onlyBegins,
  onNoTelephone,
  wrongSignInHost,
  emptyPercent,
  cutOff,
  noValue,
  underscore,
  ownComputer,
  editorsPage,
  sharePoint,
  ownFile,
  twoFullStops,
  comma,
  wrongWww,
  stuckToNext,
  writtenTwice,
  noEnding,
  misspeltEnding,
  wwwTwice,
  wrongSignBeforePath,
  backslash,
  portOfNoServer,
  copyForTrying,
  wrongSignFirst,
  unknownEnding,
];
