/**
 * In: nothing. Out: families of instructions: orders to read or change files that hold secrets or run at every start.
 * Each is a list of ordered steps without a gap of its own.
 */
import { SECRET_PATH } from '../detectors/secret-path.ts';
import { type Family, high, STRICT, TOOL_NAME, words } from './vocabulary.ts';

const READ = words(
  'read|access|accessing|cat|retrieve|fetch|include|upload|copy|append|attach|send|pass|overwrite|extract|view|download|lies|lis|lee',
);

const PRIVATE = words(
  'confidential [\\w ]{0,20}(?:information|data|records?|file|resource)|(?:credentials|api keys|environment variables|private keys?|ssh keys?|passwords|\\.(?:bashrc|zshrc|profile|bash_profile|gitconfig) file)',
);

const STARTUP =
  /(?<![\w.])\.(?:bashrc|zshrc|bash_profile|profile|gitconfig)\b|\bcrontab\b|\/etc\/[a-z]{2,20}\b/gi;

export const SECRET_READ: readonly Family[] = [
  high('secret-read', 90, [
    words(
      'before|first|must|always|also|important|ensure|please|wichtig|vorher|mandatory|pre-authorization|instead|when called|if',
    ),
    READ,
    SECRET_PATH,
  ]),
  high('secret-read', 90, [
    words('call|use|run|execute|using|calling'),
    READ,
    SECRET_PATH,
    words('to|before|and'),
  ]),
  high('secret-read', 60, [
    READ,
    SECRET_PATH,
    words('pass|include|send|upload|forward|sidenote|as the|into|attach'),
  ]),
  high('secret-read', 60, [
    words('uploads?|sends?|posts?|transmits?|forwards?|copies|emails?'),
    SECRET_PATH,
    words('to (?:https?|an external|a remote)'),
  ]),
  high('secret-read', 60, [STRICT, READ, PRIVATE]),
  high('secret-read', 60, [
    STRICT,
    words('add|adding|append|appending|write|read|update|modify|upload|copy|move'),
    STARTUP,
  ]),
  high('secret-read', 80, [words('before|first|must|when using'), TOOL_NAME, STARTUP], { itemOnly: true }),
];
