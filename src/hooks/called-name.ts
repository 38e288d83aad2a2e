/** Names of servers and tools as Claude Code sends them: a name in, the same with `_` for all but letters, digits, `_` and `-` out. Pure. */

/** `plugin:my-plug:notes` becomes `plugin_my-plug_notes`. */
export const asCalled = (name: string): string => name.replace(/[^a-zA-Z0-9_-]/g, '_');
