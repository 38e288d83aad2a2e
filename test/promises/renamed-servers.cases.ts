/** A config in which a locked server has another name, and what else may have changed. */
import type { Kind, Named } from './kind.ts';

export interface RenameCase extends Named {
  /** The servers of the config afterwards, by name: which of the scripted servers each starts. */
  readonly now: Readonly<Record<string, string>>;
  /** Servers that say something else afterwards. */
  readonly poisoned?: readonly string[];
  /** What `verify` finds. */
  readonly verify: readonly string[];
  /** What `update` shows; the texts that a server adds are left out. */
  readonly update: readonly string[];
  /** What the lock has after `update --accept medium`. */
  readonly locked: readonly string[];
}

export const kind: Kind<RenameCase> = {
  promise: 'order',
  kind: 'A server that is locked under another name is not started by `verify`, and `update` accepts its new name as one change that takes the old one out of the lock.',
  cases: [
    {
      name: 'another name',
      now: { jotter: 'notes', files: 'files' },
      verify: ['jotter server/renamed'],
      update: ['jotter server/renamed'],
      locked: ['files', 'jotter'],
    },
    {
      name: 'the name of another server that is gone',
      now: { files: 'notes' },
      verify: ['files launch/args-changed', 'notes server/stale'],
      update: ['files launch/args-changed', 'files text', 'notes server/stale'],
      locked: ['files'],
    },
    {
      name: 'two new names',
      now: { b: 'notes', a: 'files' },
      verify: ['a server/renamed', 'b server/renamed'],
      update: ['a server/renamed', 'b server/renamed'],
      locked: ['a', 'b'],
    },
    {
      name: 'a copy beside it',
      now: { jotter: 'notes', notes: 'notes', files: 'files' },
      verify: ['jotter server/unlocked'],
      update: ['jotter server/unlocked'],
      locked: ['files', 'notes'],
    },
    {
      name: 'another launch line, too',
      now: { jotter: 'other', files: 'files' },
      verify: ['jotter server/unlocked', 'notes server/stale'],
      update: ['jotter server/unlocked', 'notes server/stale'],
      locked: ['files'],
    },
    {
      name: 'other words, too',
      now: { jotter: 'notes', files: 'files' },
      poisoned: ['notes'],
      verify: ['jotter server/renamed'],
      update: ['jotter server/renamed', 'jotter text'],
      locked: ['files', 'notes'],
    },
    {
      name: 'a name that is a key of every object',
      now: { __proto__x: 'notes', constructor: 'files' },
      verify: ['__proto__x server/renamed', 'constructor server/renamed'],
      update: ['__proto__x server/renamed', 'constructor server/renamed'],
      locked: ['__proto__x', 'constructor'],
    },
  ],
};
