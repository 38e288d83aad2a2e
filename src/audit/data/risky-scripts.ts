/**
 * Forms of scripts that a launch line must not have. Data only; `rules/script.ts` reads it. Every repetition has a limit, so that a
 * search takes time linear in the text. Where a program has several spellings, all of them are here. A file that is downloaded and then
 * run: `downloaded-file.ts`.
 */
import type { RuleId } from '../../diff/rules.ts';

export interface ScriptRow {
  readonly rule: RuleId;
  readonly form: RegExp;
}

export const GET = String.raw`(?:curl|wget2?|aria2c|lwp-request|lwp-download|http(?:ie)?\s+get|fetch|iwr|irm|invoke-webrequest|invoke-restmethod|(?:start-)?bitstransfer|certutil(?:\.exe)?\s[^\n]{0,60}urlcache)`;
export const RUN = String.raw`(?:(?:sudo|env|exec|command|nohup)\s+(?:-\S+\s+|\w+=\S*\s+){0,4})?(?:\S{0,80}/)?(?:(?:ba|z|da|a|k|fi|tc|c)?sh|python[\d.]*|node(?:js)?|bun|deno|perl|ruby|php|lua|pwsh|powershell|cmd|iex|invoke-expression|source|xargs|eval)\b`;
/** Files and folders that hold keys and passwords. */
const SECRETS = String.raw`(?:\.ssh\b|id_(?:rsa|ed25519|ecdsa|dsa)\b|\.aws\b|\.gnupg\b|\.kube\b|\.netrc\b|\.npmrc\b|\.pypirc\b|\.git-credentials\b|\.docker/config|\.config/gcloud|(?<![\w)\]])\.env\b|/etc/(?:passwd|shadow)\b|claude_desktop_config|\bmcp\.json|keychain|cookies\.sqlite|wallet\.dat)`;
const SEND = String.raw`(?:\b(?:curl|wget|nc|ncat|netcat|telnet|ftp|socat|iwr|irm|invoke-webrequest|invoke-restmethod)\b|requests\.(?:post|put)|urlopen|\bfetch\s{0,5}\()`;
/** What reads a file into a request. */
const READ = String.raw`(?:@|\s-T\s{0,5}|--upload-file[\s=]|<\s{0,5}|\bcat\s|\bopen\s{0,5}\(|readFile(?:Sync)?\s{0,5}\(|get-content\s)`;
const LISTED = String.raw`\b(?:env|printenv|set|export\s+-p|get-childitem\s+env:|gci\s+env:|dir\s+env:)\s{0,5}\|`;
const OPENED = String.raw`(?:\$\(|${'`'})`;
const SHELL_PROGRAM = String.raw`(?:/bin/(?:ba|z|da)?sh|\bcmd\.exe|\bpowershell)`;

const rows = (rule: RuleId, forms: readonly string[]): readonly ScriptRow[] =>
  forms.map((form) => ({ rule, form: new RegExp(form, 'i') }));

/** The first row of a rule that fits is told. */
export const RISKY_SCRIPTS: readonly ScriptRow[] = [
  ...rows('command/downloads-code', [
    // `curl … | sh`
    String.raw`\b${GET}\b[^;\n]{0,500}\|\s{0,9}${RUN}`,
    // `sh <(curl …)`, `bash -c "$(curl …)"`, `eval $(curl …)`, `. <(curl …)`
    String.raw`(?:^|[\s;&|(])(?:${RUN}|\.)\s[^;\n]{0,80}(?:<\(|${OPENED})\s{0,9}${GET}\b`,
    // A whole script that is the output of a download.
    String.raw`^\s{0,9}["']?${OPENED}\s{0,9}${GET}\b`,
    // `iex (iwr …)`, `iex ((New-Object Net.WebClient).DownloadString(…))`
    String.raw`\b(?:iex|invoke-expression)\b[^\n]{0,300}(?:downloadstring|\biwr\b|\birm\b|invoke-webrequest|invoke-restmethod|webclient)`,
    String.raw`(?:downloadstring|\biwr\b|\birm\b|invoke-webrequest|invoke-restmethod)[^\n]{0,300}\|\s{0,9}(?:iex|invoke-expression)\b`,
    // Code of Python and JavaScript that runs what it downloads.
    String.raw`\b(?:exec|eval|compile)\s{0,5}\([^\n]{0,300}(?:urlopen|requests\.get|urlretrieve|http\.client|httpx\.get)`,
    String.raw`(?:urlopen|requests\.get|httpx\.get)[^\n]{0,300}\b(?:exec|eval)\s{0,5}\(`,
    String.raw`(?:\bfetch\s{0,5}\(|https?\.get\s{0,5}\(|axios)[^\n]{0,300}(?:\beval\b|new\s+Function|vm\.run|\bimport\s{0,5}\(\s{0,5}['"]data:)`,
    String.raw`\beval\s{0,5}\([^\n]{0,200}(?:\bfetch\s{0,5}\(|https?\.get\s{0,5}\(|axios)`,
    // Perl and Ruby.
    String.raw`\b(?:eval|exec|system)\b[^\n]{0,200}(?:\bget\s{0,5}\(\s{0,5}["']https?:|URI\.open|Net::HTTP|LWP::)`,
    String.raw`\b(?:mshta|regsvr32|rundll32)(?:\.exe)?\b[^\n]{0,200}https?:`,
  ]),
  ...rows('command/remote-shell', [
    String.raw`\b(?:nc|ncat|netcat|nc\.traditional)\b[^\n|;]{0,200}\s(?:-[a-z]{0,6}[ec]|--exec|--sh-exec)\s+\S{0,80}(?:sh|cmd|powershell)\b`,
    String.raw`\b(?:ba|z|k)?sh\s+-i\b[^\n]{0,200}/dev/(?:tcp|udp)/`,
    String.raw`/dev/(?:tcp|udp)/[^\n]{0,200}(?:\b(?:ba|z|k)?sh\s+-i\b|0>&1|0<&)`,
    String.raw`\bexec\s{1,9}\d{0,3}<>\s{0,9}/dev/(?:tcp|udp)/[^\n]{0,200}(?:\bwhile\s+read\b|\beval\b|\|\s{0,9}(?:ba|z|k)?sh\b)`,
    String.raw`\bsocat\b[^\n]{0,300}\bexec:["']?\S{0,80}sh\b`,
    String.raw`\bmkfifo\b[^\n]{0,300}\b(?:nc|ncat|netcat|telnet|openssl\s+s_client)\b`,
    String.raw`\bsocket\b[^\n]{0,500}(?:dup2|pty\.spawn|${SHELL_PROGRAM})`,
    String.raw`(?:net\.socket|net\.connect|createConnection|TCPSocket|fsockopen)[^\n]{0,500}${SHELL_PROGRAM}`,
    String.raw`child_process[^\n]{0,300}${SHELL_PROGRAM}[^\n]{0,300}net\.(?:socket|connect)`,
    String.raw`Net\.Sockets\.TCPClient[^\n]{0,1000}(?:\biex\b|invoke-expression)`,
  ]),
  ...rows('command/sends-secrets', [
    String.raw`${SEND}[^\n;]{0,300}${READ}[^\s;]{0,80}${SECRETS}`,
    String.raw`${SECRETS}[^\n;]{0,200}\|[^\n;]{0,200}${SEND}`,
    // To another machine, and as the name of a host.
    String.raw`\b(?:scp|rsync|sftp|rclone)\b[^\n;|]{0,200}${SECRETS}[^\n;|]{0,200}\s(?:\S{1,80}@)?[\w.-]{2,80}:`,
    String.raw`\b(?:nslookup|dig|ping)\b[^\n;]{0,100}${OPENED}[^\n;]{0,200}${SECRETS}`,
    String.raw`${LISTED}[^\n;]{0,200}${SEND}`,
    String.raw`${SEND}[^\n;]{0,300}${OPENED}\s{0,9}(?:env|printenv)\b`,
  ]),
  ...rows('command/hides-code', [
    String.raw`\bbase(?:64|32)\b[^\n;|]{0,60}(?:\s-d|\s-D|--decode)[^\n;]{0,200}\|\s{0,9}${RUN}`,
    String.raw`(?:^|\beval\s+|\b(?:ba|z|da)?sh\s+-c\s+|\bexec\s+|\bsource\s+)["']?(?:<\(|${OPENED})[^\n)]{0,2000}\bbase(?:64|32)\b[^\n;|)]{0,60}(?:\s-d|\s-D|--decode)`,
    String.raw`\bxxd\s+-r\b[^\n;]{0,200}\|\s{0,9}${RUN}`,
    String.raw`\bopenssl\s+(?:enc|base64)\b[^\n;]{0,200}\s-d\b[^\n;]{0,200}\|\s{0,9}${RUN}`,
    String.raw`\b(?:exec|eval|compile)\s{0,5}\([^\n]{0,200}(?:b64decode|a85decode|b85decode|unhexlify|fromhex|zlib\.decompress|marshal\.loads|rot.?13)`,
    String.raw`\b(?:eval|Function)\s{0,5}\([^\n]{0,200}(?:atob\s{0,5}\(|Buffer\.from\([^\n]{0,4000}(?:base64|hex))`,
    String.raw`(?:\biex\b|invoke-expression|scriptblock)[^\n]{0,300}frombase64string`,
    String.raw`frombase64string[^\n]{0,300}(?:\|\s{0,9}iex\b|invoke-expression)`,
    String.raw`(?:\\x[0-9a-f]{2}){12}`,
    // Letters as numbers, and a command that is put together from variables.
    String.raw`\b(?:printf|echo\s+-e)\b[^\n;|]{0,40}(?:\\(?:x[0-9a-f]{2}|[0-7]{3})){4}[^\n;]{0,2000}(?:\)|\|\s{0,9}${RUN})`,
    String.raw`(?:^|[\s;&|(])(?:\$\{?\w{1,20}\}?){2,6}\s[^\n;|]{0,300}\|\s{0,9}${RUN}`,
  ]),
];
