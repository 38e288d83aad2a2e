/** Concepts that a pattern recognises instead of words: paths, addresses, names as code is written. Every repetition has a limit. */
import { SECRET_PATH, SECRET_PATH_PARTS } from '../detectors/secret-path.ts';
import { CONVEY_VERBS, ORDER_VERBS } from './senses.ts';

export interface Pattern {
  readonly concept: string;
  /** One of these stands in every sentence that the pattern matches, in lower case. */
  readonly gate: readonly string[];
  /** And one of these. */
  readonly and?: readonly string[];
  readonly pattern: RegExp;
}

export const PATTERNS: readonly Pattern[] = [
  { concept: 'secret', gate: SECRET_PATH_PARTS, pattern: SECRET_PATH },
  { concept: 'secret_path', gate: SECRET_PATH_PARTS, pattern: SECRET_PATH },
  {
    concept: 'away',
    gate: ['://', '@', '/'],
    pattern:
      /(?<!\]\()(?:https?|wss?|s?ftp|s3|gs|smb|tcp|ldap):\/\/[^\s"'`<>)]{3,300}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?<![\w/.-])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|org|io|dev|ai|app|co|xyz|ru|cn|example)\/[^\s"'`<>)]{1,200}/gi,
  },
  { concept: 'email', gate: ['@'], pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g },
  {
    concept: 'tool_name',
    gate: ['_', '`', "'", '"', 'tool', 'call', 'use', 'before', 'when', 'must'],
    pattern:
      /(?<![\w{])[`'"][A-Za-z][\w.-]{2,60}[`'"](?![\w}])|\b[a-z]{2,30}(?:_[a-z0-9]{1,30}){1,6}\b|\b[a-z]{2,30}(?:[A-Z][a-z]{1,30}){1,6}\b/g,
  },
  {
    concept: 'named_tool',
    gate: ['tool', 'function'],
    pattern:
      /(?<![\w-])[`'"]?(?![a-z]{1,30}(?:ed|ing)\b|(?:this|the|any|other|every|each|all|an|another|that|same|which|mcp|following|present|current|available|separate|one|no|its|our|your|these|those|specific|right|new|single|of|as|and|or|to|is|use|main|first|next|last|search|appropriate|dedicated|different|preferred|best|with|using|call|relevant|multiple|corresponding|in|for|by)\b)[a-z]{2,30}(?:[_-][a-z0-9]{1,30}){0,6}[`'"]? (?:tool|function)(?![\w-])/gi,
  },
  {
    concept: 'startup',
    gate: [
      'rc',
      '.bash',
      '.z',
      '.prof',
      '.git',
      'crontab',
      '/etc/',
      'authorized_keys',
      'autostart',
      'launchagents',
    ],
    pattern:
      /(?<![\w])\.(?:bashrc|zshrc|bash_profile|zprofile|profile|gitconfig|vimrc|zshenv)\b|\bcrontab\b|\/etc\/[a-z]{2,20}\b|authorized_keys|\.config\/autostart|LaunchAgents|~\/\.[a-z]{3,12}rc\b/gi,
  },
  {
    concept: 'shell_code',
    gate: [
      'curl',
      'wget',
      'rm -',
      'sudo',
      'chmod',
      'bash',
      'powershell',
      'npm i',
      'sh -c',
      'cmd /c',
      ' -c',
      '|',
      ' -e',
      ' -r',
      'nc -',
      'eval',
      'base64',
      'cat ',
    ],
    pattern:
      /\b(?:curl|wget)\b[^\n|]{1,160}\| ?(?:sudo )?(?:ba|z)?sh\b|\brm -r?f?r? ?[~/$*][^\s]{0,60}|\bchmod (?:-R )?(?:\+x|0?[67][67]\d)|\bpowershell(?:\.exe)? -(?:e|enc|nop|w|c)\w{0,12}|\bnc -[a-z]{1,4} |\b(?:curl|wget) -[^\n]{1,60}https?:\/\/|\bcurl https?:\/\/|\bsudo [a-z]|\bnpm i(?:nstall)? (?:-g )?[\w@/.-]{2,60} ?&&|\bbase64 -d|\beval \$\(|\b(?:bash|sh|zsh|cmd) [-/]c\b|\b(?:python3?|node|perl|ruby|php) -(?:c|e|r)\b|\bcat [~/]|\| ?(?:iex|sh|bash|zsh|python3?|node|perl|php)\b|\biwr [^\n|]{1,120}\|/gi,
  },
  {
    concept: 'image_parameter',
    gate: ['!['],
    pattern: /!\[[^\]\n]{0,80}\]\(https?:[^)\s]{4,200}[?&][\w-]{1,20}=/gi,
  },
  {
    concept: 'other_tools',
    gate: ['other'],
    pattern:
      /\b(?:other|any other|all other|every other) (?!of |the )[a-z]{2,20} (?:tools?|providers?|servers?)\b(?! (?:from|in|of|on|by)\b)/g,
  },
  { concept: 'builtin', gate: ['built-in', 'native'], pattern: /\b(?:built-in|native) [a-z]{2,20}\b/g },
  {
    concept: 'in_any_case',
    gate: ['whatever'],
    pattern:
      /\bwhatever (?:the |it |they )?(?:[a-z]{2,15} )?(?:says|say|is|shows|returns|contains|reports)\b/gi,
  },
  {
    concept: 'then_send',
    gate: [','],
    and: [
      'send',
      'forward',
      'upload',
      'post',
      'notify',
      'report',
      'email',
      'bcc',
      'cc',
      'copy',
      'mirror',
      'transmit',
    ],
    pattern:
      /, (?:please |also |then |you must |always |you should ){0,2}(?:send|forward|upload|post|notify|report|email|bcc|cc|copy|mirror|transmit)\b/gi,
  },
  {
    concept: 'host_name',
    gate: ['.', '/api'],
    pattern:
      /(?<!["'`](?:open|view|edit) (?:in|on|with) )\b(?:[a-z0-9-]{1,40}\.){1,4}(?:com|net|org|io|dev|ai|app|co|xyz|ru|cn|de|me|biz|info|cc|zone|site|online|top|example|sh|to|link|live|click)\b(?![\w.]*\()/gi,
  },
  {
    concept: 'env_secret',
    gate: ['_token', '_key', '_secret', '_password', '_pass'],
    pattern: /\b[A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){0,3}_(?:TOKEN|KEY|SECRET|PASSWORD|PASS)\b/g,
  },
  {
    concept: 'amount',
    gate: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' one ', ' unit', ' all ', ' account'],
    pattern:
      /\b\d{1,12}\b|\bone (?:unit|dollar|euro|coin)\b|\badmin account\b|\ball (?:files|mails|messages)\b/gi,
  },
  {
    concept: 'slot_name',
    gate: ['`'],
    pattern:
      /\b(?:in|into|as|to|via|through|with|under|fills?|fill in|complete) (?:the |an? |its |field |argument |parameter ){0,2}`[A-Za-z_]\w{0,40}`/g,
  },
  {
    concept: 'other_tools',
    gate: ['tool', 'server', 'provider'],
    pattern:
      /\b(?:any |every |all |the )?(?:competing|rival|competitor|third-party|alternative|conventional) (?:[a-z]{2,20} )?(?:tools?|servers?|providers?)\b/gi,
  },
  {
    concept: 'role_turn',
    gate: ['assistant', 'human', 'system', 'user:'],
    pattern:
      /\b(?:Human|User): [^\n]{1,200}\b(?:Assistant|AI): \S|^#{2,6} ?(?:Assistant|System|Human)\b ?:?|\b(?:Assistant|System)>{1,3} |<\|?(?:system|assistant)\|?>[^<]{3}/g,
  },
  {
    concept: 'role_json',
    gate: ['role'],
    pattern: /["']role["'] ?: ?["'](?:system|assistant|developer)["'] ?, ?["']content["'] ?: ?["'][^"']{4}/g,
  },
  {
    concept: 'into_url',
    gate: ['url', 'link', 'query', 'image', 'subdomain'],
    pattern:
      /\b(?:in|into|to|as|via|through|within|inside|with|on) (?:an? |the |your |its |every |each |all |that )?(?:[a-z]{2,15} ){0,2}(?:urls?|links?|query string|query parameters?|image address|image|subdomain)\b/gi,
  },
  {
    concept: 'verb_name',
    gate: ['_'],
    pattern:
      /\b(?:get|list|create|send|read|fetch|delete|update|search|write|pay|transfer|query|execute|run|push|open|upload|download|post|edit|move|remove|publish|enrich|book|order|buy|call|browse|deploy|merge|commit|insert|sync|share)_[a-z0-9]{2,30}(?:_[a-z0-9]{1,30}){0,4}\b(?! ?[=:])/g,
  },
  {
    concept: 'account_no',
    gate: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    pattern:
      /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b|\b0x[0-9a-fA-F]{20,64}\b|\bbc1[a-z0-9]{20,60}\b|\b(?:account|acct|wallet|iban)[ _#:]{1,3}\d[\d-]{1,30}/g,
  },
  {
    concept: 'env_names',
    gate: ['_secret', '_key', '_token'],
    pattern: /(?<![A-Za-z0-9])_(?:SECRET|KEY|TOKEN|PASSWORD)\b/g,
  },
  {
    concept: 'turn_start',
    gate: ['human:', 'assistant:', 'system:'],
    pattern: /^(?:Human|Assistant|SYSTEM): (?=\S)/g,
  },
  {
    concept: 'model_note',
    gate: ['assistant', 'model', 'agent', 'llm', 'ai'],
    pattern: /[([{*] ?(?:assistant|model|agent|llm|ai) ?:/gi,
  },
  {
    concept: 'tool_class',
    gate: [' tools'],
    pattern: /\b(?:all|any|every|all other|any other) (?:[a-z]{2,15} )?tools\b/gi,
  },
  {
    concept: 'then_order',
    gate: [',', ';', ':', 'please', 'kindly'],
    pattern: new RegExp(
      `(?:[,;] (?:please |kindly |also |then |first |always |silently |quietly |you must |you should |you need to |you have to ){0,3}|\\b(?:please|kindly|then|also|finally|first|afterwards|beforehand|next|subsequently|thereafter) )(?:${ORDER_VERBS}) (?:the|all|any|every|each|an?|its?|them|this|that|these|those|their|both|what|whatever|everything|your|his|her|one|two|three|in|to|from|through|for|old|new|everyone|everybody|["'\\x60]\\w|[\\w.+-]{1,40}@[\\w.-]{1,60})`,
      'gi',
    ),
  },
  {
    concept: 'extra_step',
    gate: [
      'intermediate',
      'second',
      'extra',
      'additional',
      'further',
      'hidden',
      'internal',
      'background',
      'other',
      'fee',
      'that was made',
    ],
    pattern:
      /\b(?:intermediate|second|extra|additional|further|hidden|internal|background|other|side) (?:requests?|calls?|steps?|uploads?|cop(?:y|ies)|recipients?|transfers?|actions?|charges?|address(?:es)?|locations?|files?)\b|\b(?:the|this|a) (?:handling |service |extra )?(?:fee|surcharge|upload|copy|forwarding|redirection)\b/gi,
  },
  {
    concept: 'then_convey',
    gate: [',', ';', ':', 'please', 'kindly'],
    and: CONVEY_VERBS.split('|'),
    pattern: new RegExp(
      `(?:[,;:] (?:please |kindly |also |then |first |always |silently |quietly |you must |you should |you need to |you have to ){0,3}|\\b(?:please|kindly) )(?:${CONVEY_VERBS}) (?:the|all|any|every|each|its?|them|this|that|these|those|their|both|what|whatever|everything|copies|a copy|full|complete|his|her|your|one|also|on|along)\\b`,
      'gi',
    ),
  },
  {
    concept: 'away',
    gate: ['.'],
    pattern: /\b(?!127\.|0\.0\.|10\.|192\.168\.)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{2,5})?\b/g,
  },
  {
    concept: 'remote_code',
    gate: ['://', 'curl', 'urlopen', 'mshta', 'certutil', 'wget', 'require('],
    pattern:
      /\b(?:sh|bash|zsh) -c ["'`]{0,2}\$\((?:curl|wget)|\b(?:curl|wget)\b[^\n|]{0,160}https?:[^\n|]{0,160}(?:&&|;) ?(?:chmod|sh|bash|\.\/|\/tmp)|\bmshta https?:|\bcertutil -urlcache|\bregsvr32 [^\n]{0,40}https?:|\bexec\([^\n]{0,60}urlopen|\brequire\(['"`]https?['"`]\)[^\n]{0,160}\beval\(|\beval\([^\n]{0,60}(?:fetch|https?:)|\bpowershell\b[^\n]{0,60}\bbypass\b|\bbitsadmin \/transfer/gi,
  },
  {
    concept: 'remote_package',
    gate: ['npx', 'uvx', 'pipx', 'pip install', 'npm i', 'brew'],
    pattern: /\b(?:npx|uvx|pipx run|pip install|npm i(?:nstall)?|brew install) [^\s`]{2,80}/gi,
  },
  {
    concept: 'role_turn',
    gate: ['assistant:', 'user:', 'human:', 'system:', 'developer:'],
    pattern:
      /^\W{0,4}(?:assistant|ai|model): (?:understood|sure|ok|okay|yes|of course|certainly|i will|i'll|i have|i am|got it|done|absolutely|right away)\b|^\W{0,4}(?:user|human): (?:great|now|please|thanks|thank you|ok|okay|yes|ignore|go|do|perfect|good|continue|transfer|delete|send|i (?:agree|approve|confirm|allow))\b|^\W{0,4}(?:system|developer): (?:the user|you|all|from now|new|override|ignore|access|trust|mode|permission|safety|policy|this|any|every)\b/gi,
  },
  {
    concept: 'role_turn',
    gate: ['end of', 'begin of', 'start of', '--', '==', '##', 'end '],
    pattern:
      /\b(?:END|BEGIN|BEGINNING|START) OF (?:THE )?(?:TOOLS?|SYSTEM|USER|DESCRIPTIONS?|PROMPT|INSTRUCTIONS?|CONTEXT|CONVERSATION|DOCUMENTATION)\b|[-=]{2,10} ?(?:BEGIN|END|NEW) (?:TOOL|SYSTEM|USER|DESCRIPTION|PROMPT|INSTRUCTIONS?|CONTEXT|CONVERSATION)\b|#{1,6} ?(?:end |new )?(?:system|developer) (?:message|prompt|instructions?|note)\b/gi,
  },
  {
    concept: 'value_kept',
    gate: ['without '],
    pattern:
      /\buses? (?:a|an|the|this|that|your|its) (?:[a-z]{2,15} ){0,2}(?:secret|password|token|key|credential|value|passphrase)s? without (?:revealing|disclosing|exposing) (?:it|them)\b/gi,
  },
  {
    concept: 'other_tool_w',
    gate: [
      'other',
      'another',
      'different',
      'rival',
      'competing',
      'alternative',
      'built-in',
      'native',
      'of the client',
      'of your client',
    ],
    pattern:
      /\b(?:[Oo]ther|[Aa]nother|[Dd]ifferent|[Rr]ival|[Cc]ompeting|[Aa]lternative|remaining|[Bb]uilt-in|[Nn]ative|[Ss]tock|[Bb]undled|existing) (?:[a-z-]{2,20} ){0,2}(?:tools?|functions?|servers?|plugins?|connectors?|clients?)\b(?! (?:of this|from this|in this))|\b(?:calendar|search|tools?|editor|browser|terminal|functions?) of (?:the|your) client\b/g,
  },
  {
    concept: 'remote_file',
    gate: ['://'],
    pattern:
      /https?:\/\/[^\s"'`<>)]{3,200}\.(?:whl|exe|msi|sh|ps1|bat|bin|dmg|pkg|deb|rpm|apk|jar|hta|vbs|scr|run|appimage)\b/gi,
  },
  {
    concept: 'own_means',
    gate: ['your own', 'your client', 'your search', "client's", 'your usual', 'your normal'],
    pattern:
      /\b(?:your (?:own|usual|normal|client's|default)|the client's(?: own)?) (?:search|browser|calendar|terminal|editor|file access|tools?|functions?|memory|calculator|knowledge|web access|mail|reader|shell)\b/gi,
  },
  {
    concept: 'x_other',
    gate: [
      '\u4ED6\u306E',
      '\u5225\u306E',
      '\u307B\u304B\u306E',
      '\u65E2\u5B58\u306E',
      '\u6A19\u6E96\u306E',
      '\u5176\u4ED6',
      '\u5176\u5B83',
      '\u522B\u7684',
      '\uB2E4\uB978',
    ],
    pattern:
      /(?:\u{4ED6}\u{306E}|\u{5225}\u{306E}|\u{307B}\u{304B}\u{306E}|\u{65E2}\u{5B58}\u{306E}|\u{6A19}\u{6E96}\u{306E}|\u{5176}\u{4ED6}|\u{5176}\u{5B83}|\u{522B}\u{7684})[^\u{3002}\u{3001},. ]{0,12}?(?:\u{30C4}\u{30FC}\u{30EB}|\u{6A5F}\u{80FD}|\u{30B5}\u{30FC}\u{30D0}|\u{95A2}\u{6570}|\u{5DE5}\u{5177}|\u{670D}\u{52A1})|\u{B2E4}\u{B978} [^.,]{0,12}?(?:\u{B3C4}\u{AD6C}|\u{C11C}\u{BC84})/gu,
  },
  {
    concept: 'secret_file',
    gate: (
      '~ /home /users %appdata% $home /root .npmrc .netrc .pypirc .git-credentials .kube .aws .ssh .gnupg .docker .azure .env ' +
      '.pgpass .my.cnf .terraformrc .vault-token _history .boto .s3cfg .condarc .config/ .p12 .pem .pfx .ppk .ovpn .kdbx ' +
      '.tfstate .keystore .jks /etc/'
    ).split(' '),
    pattern:
      /(?:~|\/home|\/Users|%APPDATA%|\$HOME|\/root)[\w.*/\\-]{0,80}|(?<![\w])\.(?:npmrc|netrc|pypirc|git-credentials|kube|aws|ssh|gnupg|docker|azure|env|pgpass|my\.cnf|terraformrc|vault-token|(?:bash|zsh)_history|boto|s3cfg|condarc|config\/gcloud|config\/gh)\b|\b[\w-]{1,40}\.(?:p12|pem|pfx|ppk|ovpn|kdbx|tfstate|keystore|jks)\b|\/etc\/(?:passwd|shadow|ssl\/private|sudoers)\b/gi,
  },
  {
    concept: 'of_tool',
    gate: [' of '],
    pattern:
      /\b(?:subject|recipients?|amount|reply-to|bcc|cc|body|path|url|arguments?|parameters?|fields?|query|sender|target|destination|header|account|text|signature|footer|output|results?|answers?|`[\w-]{1,40}`) of [`'"](?:[a-z]{2,20}_[a-z_]{2,40}|[a-z]{2,20}(?:[A-Z][a-z]{1,20}){1,4})[`'"]/g,
  },
  {
    concept: 'remote_code',
    gate: ['--index-url', '--registry', '--extra-index-url', '-i http'],
    pattern:
      /\b(?:pip3?|uv|npm|pnpm|yarn|gem|cargo)\b[^\n]{0,80}(?:--(?:extra-)?index-url|--registry|-i)[= ]https?:\/\/(?!pypi\.org|registry\.npmjs\.org)/gi,
  },
  {
    concept: 'ours_w',
    gate: ['our '],
    pattern:
      /\bour (?!docs?\b|documentation|api\b|website|guide|tools?\b|platform|help\b|community|product|examples?\b|sdk)(?:own )?[a-z-]{3,20}\b/gi,
  },
  {
    concept: 'extra_any',
    gate: ['second ', 'extra ', 'additional ', 'hidden ', 'third '],
    pattern:
      /\b(?:the|a|an|any|this|that|its) (?:second|extra|additional|hidden|third) (?!(?:fields?|propert|columns?|rows?|data|information|details|param|results?|metadata|text|characters|keys?|values?|options?|arguments?|context|items?|tags?|content|attributes?|headers?|lines?|files|layers?|elements?|tabs?|pages?|time|argument|half|one|party)\b)[a-z]{3,15}\b/gi,
  },
  {
    concept: 'other_tool_w',
    gate: ['other ', 'any ', 'all '],
    pattern:
      /\b[Oo]ther (?:[a-z]{2,15} )?(?:readers|searches|calculators|translators|converters|viewers|editors|browsers|loggers|parsers|scanners|checkers|validators|generators|finders|planners|helpers|assistants|agents|mailers|senders|fetchers|sources|gateways|proxies)\b/g,
  },
  {
    concept: 'role_turn',
    gate: ['[/', '{{', '>>', ']:', 'begin ', 'assistant:', '"system', 'message from', 'note from'],
    pattern:
      /\[\/(?:system|admin|developer|operator|assistant|internal)[ _-]?[a-z ]{0,20}\]|\{\{[#~/]{0,2}(?:system|user|assistant)~?\}\}|\bSYSTEM ?>{1,3} ?\w|\[(?:assistant|system|user|model)(?: to (?:the )?(?:assistant|user|system|model))?\] ?:|\bBEGIN (?:PRIVILEGED|SYSTEM|ADMIN|OPERATOR|SECRET|TRUSTED|HIDDEN|INTERNAL)[A-Z ]{0,20}\b|^\W{0,4}assistant: (?:the user (?:has |have )?(?:confirmed|agreed|approved|allowed|asked)|as you wish|agreed)|"(?:type|role|event|kind)" ?: ?"system[\w-]{0,20}"[^\n]{0,160}"(?:permissions?|ask_user|policy|rules|override|content|confirm)\w{0,12}"|\b(?:message|note|memo|notice) from (?:the )?(?:anthropic|openai|google|your (?:developer|vendor|operator|provider|administrator)|(?:platform|safety|trust) (?:team|staff))\b/gi,
  },
  {
    concept: 'agent_label',
    gate: ['agent', 'assistant', 'llm', 'model', 'ai:'],
    pattern:
      /(?:^|[;.({[<!-]\s{0,2})(?:agents?|assistant|ai|llm|model|copilot)(?:[_-](?:todo|note|task|instructions?|only))?\s?: (?=\w)/gi,
  },
  {
    concept: 'remote_code',
    gate: ['iwr', 'irm', 'invoke-', 'source(', 'import(', 'eval', 'exec(', '-e ', '-c ', 'ipfs'],
    pattern:
      /\biex\b ?\(? ?(?:iwr|irm|curl|invoke-\w{3,20}|new-object)|\b(?:iwr|irm|invoke-webrequest|invoke-restmethod)\b[^\n]{0,160}\| ?iex|\b(?:source|import|require|eval|exec|load)\(["'\x60]?(?:https?|ipfs|ftp):|\b(?:eval|exec)\b[^\n]{0,40}\b(?:fetch|requests?\.get|urlopen|curl|get)\b[^\n]{0,40}https?:|\b(?:perl|ruby|php|python3?|node|deno|lua|rscript)\b -[A-Za-z][^\n]{0,160}https?:/gi,
  },
  {
    concept: 'other_tool_w',
    gate: [' of ', ' from '],
    pattern:
      /\b(?:tools?|functions?|calls?) (?:of|from) (?:any |all |every )?(?:other|another|rival|different|foreign) (?:servers?|providers?|vendors?|connectors?|plugins?|sources?|apps?)\b/gi,
  },
  {
    concept: 'agent_label',
    gate: ['agent', 'assistant', 'llm', 'model', 'ai_', 'ai-'],
    pattern:
      /\b(?:agents?|assistant|ai|llm|model)[_-](?:todo|notes?|task|instructions?|only|hint|action)\s?:/gi,
  },
];
