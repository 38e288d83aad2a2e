/**
 * Crush: `mcp` in `crush.json`. Its newer config is a shell script, which is never run, only reported. Commands in values are not run
 * either.
 */
import type { Client } from '../../contracts.ts';
import { project, user, XDG_CONFIG } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

const SCRIPT: Partial<Layout> = { isScript: true };

/** Crush. */
export const crush: Client = clientOf({
  id: 'crush',
  label: 'Crush',
  dialect: 'crush',
  files: [
    ...['.crush.json', 'crush.json'].map((name) => project(name)),
    ...['.crushrc', 'crushrc'].map((name) => project(name, { layout: SCRIPT })),
    user(XDG_CONFIG, 'crush/crush.json'),
    user(XDG_CONFIG, 'crush/crushrc', { layout: SCRIPT }),
  ],
  layout: {
    format: 'json',
    containers: [['mcp']],
    settings: true,
    // Its source (2026-08) is Go, whose JSON package compares names of fields without case.
    foldsKeys: true,
    switches: ['disabled'],
    guardType: 'stdio',
    sharedKeys: ['disabled', 'disabled_tools', 'timeout'],
  },
  tells: [
    { at: ['$schema'], says: 'charm.land/crush' },
    { at: ['mcp'], types: ['stdio', 'http', 'sse'] },
  ],
});
