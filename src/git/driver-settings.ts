/**
 * The settings of git that make it call mcp-lock. Each line works without mcp-lock, too: git then shows and merges the file as text. Only a
 * program at an absolute path of the PATH is called: with an empty entry or `.` in it, a file of the repository would be. Data.
 */

const CALL = (args: string) => `m=$(command -v mcp-lock); case $m in /*) "$m" git ${args};; esac;`;

/** What git gives the driver stands behind the last word. */
export const DRIVER_SETTINGS: readonly (readonly [name: string, value: string])[] = [
  [
    'diff.mcp-lock.command',
    `sh -c '${CALL('diff -- "$@" && exit 0')} test $# -lt 7 || git --no-pager diff --no-ext-diff --no-textconv --no-index -- "$2" "$5"; exit 0' --`,
  ],
  ['diff.mcp-lock.textconv', `sh -c '${CALL('textconv -- "$1" && exit 0')} cat -- "$1"' --`],
  ['merge.mcp-lock.name', 'mcp-lock: server by server, item by item'],
  // Without conflict markers the result would be our side alone.
  [
    'merge.mcp-lock.driver',
    `sh -c '${CALL('merge -- "$@" && exit 0; grep -q "^<<<" "$2" && exit 1')} exec git merge-file --marker-size="$4" "$2" "$1" "$3"' -- %O %A %B %L %P`,
  ],
  // For the common ancestors of a criss-cross merge, which nobody reads.
  ['merge.mcp-lock.recursive', 'binary'],
];

/** How they are taken out again. */
export const UNDO = [
  'git config --local --remove-section diff.mcp-lock',
  'git config --local --remove-section merge.mcp-lock',
];

/** For a lockfile: shown in review, never folded away as generated, with line ends that every machine reads alike. */
export const ATTRIBUTES = 'text eol=lf diff=mcp-lock merge=mcp-lock -linguist-generated';
