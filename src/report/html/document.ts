/**
 * The file around a page: what is between its head and its end in, one HTML file out. It loads nothing, and runs and looks only as the two
 * blocks say whose hashes stand in its policy: markup that somebody else gets into it is not run.
 */
import { createHash } from 'node:crypto';
import { type Markup, markup, ownBlock, plain } from './markup.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** `title`: of ours alone. */
export const documentOf = (title: string, body: Markup): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${plain(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${plain(title)}</title>
${block('style', STYLE)}
</head>
<body>
${body}
${block('script', SCRIPT)}
</body>
</html>
`.markup;

/** Put together from words: a bundler rewrites templates with the end of a script in them. */
const block = (tag: 'style' | 'script', text: string): Markup => ownBlock(`<${tag}>${text}</${tag}>`);

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
