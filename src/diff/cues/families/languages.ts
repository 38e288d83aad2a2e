/**
 * In: nothing. Out: families of instructions: the most dangerous orders in a few languages other than English.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, high, words } from './vocabulary.ts';

export const LANGUAGES: readonly Family[] = [
  high('override', 30, [
    words('ignorier\\w*|vergiss|missachte|ignora|ignore[zr]?|oublie[zr]?|olvida|esque\u{E7}a|desconsidere'),
    words('vorherige[nr]?|bisherige[nr]?|alle|instructions?|instrucciones|instru\u{E7}\u{F5}es|istruzioni'),
    words('anweisungen|pr\u{E9}c\u{E9}dentes|anteriores|previas|precedenti'),
  ]),
  high(
    'concealment',
    60,
    [
      words(
        'erw\u{E4}hne|sag|sage|verrate|teile|informiere|mentionne[zr]?|dis|dites|informe[zr]?|menciones|digas|informes|mencione|diga',
      ),
      words("nutzer|benutzer|anwender|utilisateur|l'utilisateur|usuario|usu\u{E1}rio|utente"),
      words('nicht|nichts|pas|rien'),
    ],
    { negated: true },
  ),
  high(
    'concealment',
    30,
    [
      words('no|n\u{E3}o|non|ne'),
      words('menciones|digas|informes|mencione|diga|informe|menzionare|dire|mentionne[zr]?|dites'),
      words("(?:al |a la |ao |all')?(?:usuario|usu\u{E1}rio|utente)|l'utilisateur"),
    ],
    { negated: true },
  ),
  high('override', 12, [
    /(?:\u{4EE5}\u{524D}|\u{4E4B}\u{524D}|\u{3053}\u{308C}\u{307E}\u{3067}|\u{4E0A}\u{8FF0}|\u{5148}\u{524D}|\u{5FFD}\u{7565})/gu,
    /(?:\u{6307}\u{793A}|\u{6307}\u{4EE4}|\u{547D}\u{4EE4})/gu,
    /(?:\u{7121}\u{8996}|\u{5FFD}\u{7565}|\u{5FD8}\u{308C}|$)/gu,
  ]),
  high(
    'concealment',
    15,
    [
      /(?:\u{30E6}\u{30FC}\u{30B6}\u{30FC}|\u{5229}\u{7528}\u{8005})(?:\u{306B}|\u{3078})/gu,
      /(?:\u{8A00}\u{308F}\u{306A}\u{3044}|\u{4F1D}\u{3048}\u{306A}\u{3044}|\u{77E5}\u{3089}\u{305B}\u{306A}\u{3044}|\u{8A00}\u{53CA}\u{3057}\u{306A}\u{3044}|\u{660E}\u{304B}\u{3055}\u{306A}\u{3044})/gu,
    ],
    { negated: true },
  ),
  high(
    'concealment',
    6,
    [
      /(?:\u{4E0D}\u{8981}|\u{522B}|\u{8BF7}\u{52FF}|\u{52FF})(?:\u{544A}\u{8BC9}|\u{63D0}\u{53CA}|\u{901A}\u{77E5}|\u{5411})/gu,
      /\u{7528}\u{6237}/gu,
    ],
    { negated: true },
  ),
];
