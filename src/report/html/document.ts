/**
 * The file around a page: the content of its body in, one HTML file out. It loads nothing. Its policy allows only our script and our style,
 * by their hashes, so that a browser runs no script that somebody else gets into the page.
 */
import { createHash } from 'node:crypto';
import { type Markup, markup, ownBlock, plain } from './markup.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** `title`: has no foreign text. */
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
