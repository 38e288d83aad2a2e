/** Programs by what they do with the words behind them, for the question whether a command line changes what is locked. Data only. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((one) => one !== ''));

/** Commands of mcp-lock that change neither lock, configs nor what a session may call. Any other one is for a person. */
export const HARMLESS_VERBS = words(`
  verify list show diff status explain audit exec guard store export login logout help version`);

/** Words by which a command of mcp-lock is known anywhere in a line. */
export const UNLOCKING_VERBS = words('update upgrade init wrap unwrap sign trust import hook');

/** They start the program that the words behind them name. */
export const STARTERS = words(`
  npx bunx pnpx npm pnpm yarn bun deno node tsx corepack volta mise fnm exec x dlx run env sudo doas time nice ionice nohup setsid
  stdbuf command builtin timeout xargs parallel unbuffer caffeinate chronic busybox watch if then else elif while until do ! {
  coproc function`);

/** They run a text as a command line. */
export const SHELLS = words(`
  sh bash zsh dash ash ksh mksh fish csh tcsh busybox su script ssh eval source . watch parallel trap at batch crontab pwsh powershell cmd wsl`);

/** They run a text in a language of their own. */
export const INTERPRETERS = words(`
  node deno bun tsx ts-node python python2 python3 py pypy ruby perl php lua Rscript julia osascript awk gawk mawk nawk sed ed ex vi
  vim nvim emacs expect jshell groovy scala tclsh wish elixir erl ghc runghc`);

/** They only read the files that they name, or take the words behind them as mere text. */
export const READERS = words(`
  cat bat batcat less more head tail tac nl grep egrep fgrep zgrep rg ag ack jq wc ls ll la exa eza lsd stat file diff cmp comm
  md5sum sha1sum sha256sum sha512sum shasum cksum b2sum tree du od xxd hexdump strings cut column fold echo printf test [ [[ readlink
  realpath basename dirname cd pushd popd pwd which whereis type man tldr sleep true false : fd fdfind locate id uname date
  return exit hash alias unalias for case select in`);

/** What they say goes to people, not to a shell. */
export const TALKERS = words('gh glab hub jira slack curl wget http xh mail');

/** Started with npx or its like, they only look at files, unless an option says that they write. */
export const CHECKERS = words(
  'prettier biome eslint jsonlint cspell ajv ajv-cli markdownlint stylelint dprint tsc',
);

/** Commands of package managers with names of packages behind them. */
export const PACKAGE_COMMANDS = words(`
  install i add ci remove rm uninstall un update up upgrade view info show ls list why explain outdated audit pack link unlink
  publish deprecate dist-tag owner search docs repo bugs fund dedupe prune rebuild config pkg version init create pip`);
export const PACKAGE_MANAGERS = words('npm pnpm yarn bun pip pip3 uv brew apt apt-get cargo go deno');

/** Commands of git that change no file named behind them, or only the index and the history. */
export const GIT_READS = words(`
  add annotate blame branch cat-file check-attr check-ignore commit describe diff diff-files diff-index diff-tree fetch for-each-ref
  format-patch grep hash-object help log ls-files ls-remote ls-tree merge-base name-rev notes push reflog remote rev-list rev-parse
  shortlog show show-ref status symbolic-ref tag var whatchanged`);
/** Commands of git that run other commands. */
export const GIT_RUNS = words('bisect rebase submodule filter-branch filter-repo config difftool mergetool');

/** A folder behind them stands for the files in it. */
export const WHOLE_FOLDERS = words('rm rmdir mv shred trash unlink chattr');

/** Clients that write their configs themselves: `claude mcp add`. */
export const CLIENTS_WITH_MCP = words(`
  claude codex gemini qwen copilot opencode kilo amp droid auggie cursor-agent cagent mcporter`);

/** Packages of those clients under other names. */
export const CLIENT_PACKAGES: ReadonlyMap<string, string> = new Map([
  ['claude-code', 'claude'],
  ['gemini-cli', 'gemini'],
  ['qwen-code', 'qwen'],
  ['opencode-ai', 'opencode'],
]);
/** Programs that are for nothing else than to write a server into configs. */
export const CONFIG_WRITERS = words('add-mcp install-mcp mcp-add mcp-install');
/** Commands of package managers that take a package away or put another one in its place. */
export const REMOVING = words('uninstall remove rm un unlink r link ln');
/** They run a text among their words as a command line. */
export const RUN_TEXTS = words('tmux screen concurrently flock nodemon watchexec entr');

/** Variables whose value is run as a command line. */
export const RUN_VARIABLES =
  /EDITOR$|PAGER$|VIEWER$|^VISUAL$|^SHELL$|_SHELL$|BROWSER$|ASKPASS$|^(?:GIT_SSH|GIT_EXTERNAL_DIFF|LESSOPEN|LESSCLOSE|RSYNC_RSH)|_COMMAND$/i;

/** Behind them, `NAME=value` sets a variable too. */
export const DECLARES = words('export declare local readonly typeset env');
/** They give the variables behind them values that are not known. */
export const READS = words('for select read mapfile readarray getopts printf unset let local');
