/**
 * In: a string. Out: one cue for each path to keys, passwords or client configs that it names, unless the sentence says
 * that such paths are refused. Also the pattern of these paths for the families of instructions.
 */
import type { Cue, Read } from '../cue.ts';
import { readings } from '../readings.ts';
import { sentences } from '../sentences.ts';

/** Paths to secrets. Every repetition in it has a limit. */
export const SECRET_PATH = new RegExp(
  [
    '[/~]\\.ssh\\b|(?<![\\w.])\\.ssh/',
    '(?<![A-Za-z0-9])id_(?:rsa|ed25519|ecdsa|dsa)(?![A-Za-z0-9]|\\.pub)|authorized_keys',
    '(?<![\\w.}\\])])\\.env(?:\\.(?:local|production|prod|development|staging))?(?![\\w.-]|\\.\\w)|\\*\\.(?:env|pem|key)\\b',
    '\\.aws/(?:credentials|config)|\\.docker/config\\.json|\\.kube/config|\\.azure/|application_default_credentials',
    '(?<![\\w.])\\.(?:npmrc|netrc|pypirc|pgpass|git-credentials|gnupg|vault-token|bash_history|zsh_history)\\b',
    '/etc/(?:passwd|shadow|sudoers)\\b|/proc/[^\\s/]{1,12}/environ',
    '\\blogin\\.keychain|/Keychains/|\\bwallet\\.dat|\\.ethereum/keystore|\\.config/solana|\\bseed(?: |-|_)?phrase\\b',
    '\\.cursor/mcp\\.json|claude_desktop_config\\.json|(?<![\\w.])\\.mcp\\.json|\\.claude/settings|\\.vscode/mcp\\.json',
  ].join('|'),
  'gi',
);

/** One of these stands in every text with such a path, in lower case. */
export const SECRET_PATH_PARTS: readonly string[] = (
  '.ssh id_rsa id_ed25519 id_ecdsa id_dsa authorized_keys .env *. .aws/ .docker/ .kube/ .azure/ application_default_credentials ' +
  '.npmrc .netrc .pypirc .pgpass .git-credentials .gnupg .vault-token .bash_history .zsh_history /etc/ /proc/ login.keychain ' +
  '/keychains/ wallet.dat .ethereum/ .config/ seed .cursor/ claude_desktop_config .mcp.json .claude/ .vscode/'
).split(' ');

// The sentence says that the path is refused or must not be used.
const REJECTS = new RegExp(
  '\\b(?:reject|refus|den(?:y|ie)|block|forbid|disallow|exclud|redact|protect)\\w*|' +
    "\\b(?:never|do not|don't|does not|doesn't|must not|cannot|can't|will not|won't|not|without) (?:ever )?" +
    '(?:be )?(?:read|access|touch|open|includ|commit|us|modif|expos|stor|upload|shar|allow|support|print|log)\\w*|' +
    '\\bnot (?:allowed|permitted|supported|accessible)\\b',
  'i',
);

/** What every such path has. */
const MAY_BE_PATH = /\.[a-z*]|[/_]|seed/i;

export function secretPathCues({ text, identifier, role }: Read): readonly Cue[] {
  if (identifier) return [];
  const keys = new Set<string>();
  const suspected = readings(text).filter(
    ({ text: read }) => MAY_BE_PATH.test(read) && read.search(SECRET_PATH) !== -1,
  );
  for (const sentence of suspected.flatMap((reading) => sentences(reading.text))) {
    if (sentence.search(SECRET_PATH) === -1 || (role === 'text' && REJECTS.test(sentence))) continue;
    for (const [place] of sentence.matchAll(SECRET_PATH)) keys.add(place.toLowerCase());
  }
  return [...keys].map((key) => ({ rule: 'text/secret-path', key }));
}
