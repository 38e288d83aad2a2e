/** Concepts that a pattern recognises instead of words: paths, addresses, names as code is written. Every repetition has a limit. */
import { SECRET_PATH } from '../detectors/secret-path.ts';

export interface Pattern {
  readonly concept: string;
  /** What a sentence needs before the pattern is tried. */
  readonly gate: RegExp;
  readonly pattern: RegExp;
}

export const PATTERNS: readonly Pattern[] = [
  { concept: 'secret', gate: /[./_~]|seed|wallet|Keychain/i, pattern: SECRET_PATH },
  { concept: 'secret_path', gate: /[./_~]|seed|wallet|Keychain/i, pattern: SECRET_PATH },
  {
    concept: 'away',
    gate: /:\/\/|@|\/[a-z]|[a-z]\.[a-z]/i,
    pattern:
      /(?:https?|wss?|ftp):\/\/[^\s"'`<>)]{3,300}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|\b(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|org|io|dev|ai|app|co|xyz|ru|cn|example)\/[^\s"'`<>)]{1,200}/gi,
  },
  { concept: 'email', gate: /@/, pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g },
  {
    concept: 'tool_name',
    gate: /[_`'"]|[a-z][A-Z]/,
    pattern:
      /(?<![\w{])[`'"][A-Za-z][\w.-]{2,60}[`'"](?![\w}])|\b[a-z]{2,30}(?:_[a-z0-9]{1,30}){1,6}\b|\b[a-z]{2,30}(?:[A-Z][a-z]{1,30}){1,6}\b/g,
  },
  {
    concept: 'named_tool',
    gate: /\b(?:tool|function)\b/i,
    pattern:
      /(?<![\w-])[`'"]?(?!(?:this|the|any|other|every|each|all|an|another|that|same|which|mcp|following|present|current|available|separate|one|no|its|our|your|these|those|specific|right|new|single|of|as|and|or|to|is|use|main|first|next|last|search|appropriate|dedicated|different|preferred|best|with|using|call|relevant|multiple|corresponding|in|for|by)\b)[a-z]{2,30}(?:[_-][a-z0-9]{1,30}){0,6}[`'"]? (?:tool|function)(?![\w-])/gi,
  },
  {
    concept: 'startup',
    gate: /\.(?:[a-z]*rc|bash|z|prof|git)|crontab|\/etc\/|authorized_keys|autostart|LaunchAgents/i,
    pattern:
      /(?<![\w])\.(?:bashrc|zshrc|bash_profile|zprofile|profile|gitconfig|vimrc|zshenv)\b|\bcrontab\b|\/etc\/[a-z]{2,20}\b|authorized_keys|\.config\/autostart|LaunchAgents|~\/\.[a-z]{3,12}rc\b/gi,
  },
  {
    concept: 'shell_code',
    gate: /curl|wget|rm -|sudo|chmod|bash|powershell|npm i|npx|pip install|\| ?sh|nc -|eval|base64 -d|> ?\/dev/i,
    pattern:
      /\b(?:curl|wget)\b[^\n|]{1,160}\| ?(?:sudo )?(?:ba|z)?sh\b|\brm -r?f?r? ?[~/$*][^\s]{0,60}|\bchmod (?:-R )?(?:\+x|0?[67][67]\d)|\bpowershell(?:\.exe)? -(?:e|enc|nop|w|c)\w{0,12}|\bnc -[a-z]{1,4} |\b(?:curl|wget) -[^\n]{1,60}https?:\/\/|\bcurl https?:\/\/|\bsudo [a-z]|\bnpm i(?:nstall)? (?:-g )?[\w@/.-]{2,60} ?&&|\bbase64 -d|\beval \$\(|\bbash -c|\bsh -c|\bcat [~/]/gi,
  },
];
