/** What stands in the words of a shell text for what only a shell would know. Data only. */

/** Any text: an expansion that is not known here. */
export const ANY = '\u{e000}';
/** Any text in a file name: `*`, `?` or `[…]`. */
export const GLOB = '\u{e001}';
/** Where an expansion that is not quoted becomes several words. */
export const SPLIT = '\u{e005}';
