/** The table of formats. A new one is a new file in `rows/` and its line here. */
import type { FormatRow } from './row.ts';
import { github } from './rows/github.ts';
import { gitlab } from './rows/gitlab.ts';
import { html } from './rows/html.ts';
import { json } from './rows/json.ts';
import { junit } from './rows/junit.ts';
import { markdown } from './rows/markdown.ts';
import { sarif } from './rows/sarif.ts';
import { text } from './rows/text.ts';

export const FORMATS: readonly FormatRow[] = [text, json, html, markdown, github, sarif, junit, gitlab];
