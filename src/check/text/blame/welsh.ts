/** The same in Welsh, with the mutations of the first letter. */
import type { DiscouragedPhrase } from "../discouraged-phrases.ts";

const self = "(?:eu|ei|dy|eich) (?:hun(?:ain|an)?)";
const risk = "(?:perygl|risg|berygl)";
const speakOfHarm = 'Say who acts: "plant sy\'n cael eu hecsbloetio".';
const notTheirs =
  "It reads as if the one who is hurt could have stopped it: speak to those who harm, or say where help is.";

export const welshBlame: readonly DiscouragedPhrase[] = [
  {
    phrase: `(?:rhoi|rhoddi|gosod|osod|gadael|adael) ${self} mewn (?:${risk}|sefyllfa(?:oedd)? (?:beryglus|peryglus|fregus))|gwneud ${self} yn (?:agored|darged|fregus)|peryglu ${self}`,
    instead: notTheirs,
  },
  {
    phrase: `(?:ym|mh|f)?ymddygiad(?:au)? (?:peryglus|mentrus|risg|sy['’]n ceisio sylw|ceisio sylw|heriol)|(?:g|ng)?(?:c|ch|g)eisio sylw|(?:g|w)neud (?:y )?(?:d|dd)?dewisiadau (?:diogel|gwael|anghywir|da|doeth|call|drwg|ffôl|peryglus)|gwneud y dewis (?:iawn|cywir|anghywir)|(?:d|dd)ewis (?:y |eu |ei )?ffordd(?: hon)? o fyw|(?:d|dd)ewis(?:iadau)? ffordd o fyw|(?:d|dd)ewis (?:gwerthu|cario|rhedeg|mynd gyda) \\p{L}+`,
    instead: notTheirs,
  },
  {
    phrase: `(?:p|b|ph)ut(?:ain|einiaid|eindra|einio) (?:plant|plentyn|ifanc)|(?:p|b|ph|mh)ornograffi plant|porn plant|(?:p|b|ph|mh)erthynas(?:au|oedd)? amhriodol|(?:p|b|ph|mh)erthynas (?:gyda|â) (?:dyn|dynion|oedolyn|oedolion|menyw|rhywun) ?(?:hŷn)?|(?:c|g|ch)ariad(?:on)? hŷn|(?:g|ng)?weithgar yn rhywiol|cydsynio i(?:['’]r)? (?:gamdriniaeth|rhyw|ecsbloetio)|(?:c|g|ch)ymysgu (?:gyda|â) (?:dynion|pobl|oedolion) (?:hŷn)?|cymdeithasu (?:gyda|â) (?:dynion|pobl|oedolion) hŷn`,
    instead: speakOfHarm,
  },
  {
    phrase: `(?:rhedeg|gwerthu|delio) cyffuriau dros|plant sy['’]n (?:gwerthu|delio|rhedeg|cario) (?:cyffuriau|cyllyll)|rhed(?:wyr|eg) cyffuriau|(?:d|dd)elwyr (?:ifanc|ifainc) (?:cyffuriau)?|(?:g|ng)?waith rhyw plant`,
    instead: speakOfHarm,
  },
  {
    phrase: `(?:g|ng)?wrthod (?:ymgysylltu|cydweithredu|cymorth|help)|(?:m|f)ethu (?:ag |â )?(?:ymgysylltu|chydweithredu|datgelu)|(?:ddim|nad (?:yw|ydynt|ydyn)(?: nhw)?) yn (?:ymgysylltu|cydweithredu) (?:â|gyda)|anodd eu cyrraedd|(?:y )?tu hwnt i reolaeth|allan o reolaeth|rhedeg i ffwrdd (?:o hyd|eto|i gwrdd)|(?:ffoi|dianc) o(?:['’]r)? (?:gartref|cartref) (?:o hyd|eto)`,
    instead: "Say what services have not yet managed, or what the child may be running from.",
  },
  {
    phrase: `(?:c|g|ch)yflawni hunan-?laddiad|(?:c|g|ch)yflawnodd hunan-?laddiad|ymgais aflwyddiannus (?:i|ar) (?:ladd|hunan-?laddiad)`,
    instead: '"bu farw drwy hunanladdiad".',
  },
  {
    phrase: `(?:peidiwch|paid) â (?:bod|dod|mynd|chael|gadael) (?:yn )?(?:i fod yn )?(?:ddioddefwr|darged)|(?:gofyn|ofyn) amdan[iou](?: hi|['’]i)?|(?:arni|arno|arnyn|arnynt)(?: hi| ef| fe| nhw)?(?: eu hunain| ei hun)? (?:mae|oedd)(?:['’]r)? (?:y )?bai|(?:eu|ei) (?:fai|bai) (?:nhw|hi|ef|e)(?: (?:eu|ei) (?:hun(?:ain)?))?|pam na (?:ddywedodd|adawodd|ddywedon|adawon)`,
    instead: notTheirs,
  },
];
