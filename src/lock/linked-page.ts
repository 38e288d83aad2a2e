/**
 * The record of one page that tools link to: the answer as the server sent it, already clean, in; hashes of its text and
 * of the rest, and its permissions in clear, out. The text itself is not kept. Pure. MCP Apps: `_meta.ui` of a resource.
 */
import type { Json, JsonObject, LinkedResource, LockedLink } from '../model.ts';
import { hashOf } from './canonical.ts';
import { isObject } from './pointer.ts';

const LINK_PARTS = ['body', 'size', 'mimeType', 'csp', 'permissions', 'rest'] as const;
type LinkPart = (typeof LINK_PARTS)[number];

export function lockLink(uri: string, { contents, extra }: LinkedResource): LockedLink {
  const texts = contents.map(bodyOf);
  const [body = null] = texts;
  const [first] = contents;
  const csp = uiOf(first)?.['csp'];
  const permissions = uiOf(first)?.['permissions'];
  const mimeType = first?.['mimeType'];
  const rest = contents.map((content, index) => restOf(content, index, uri));
  const parts: Readonly<Record<LinkPart, Json | undefined>> = {
    body: hashOf(texts.length === 1 ? body : texts),
    size: contents
      .flatMap(({ text, blob }) => [text, blob])
      .reduce<number>((sum, text) => sum + (typeof text === 'string' ? Buffer.byteLength(text) : 0), 0),
    mimeType: typeof mimeType === 'string' ? mimeType : undefined,
    csp,
    permissions,
    rest: restHash(rest, extra),
  };
  const kept = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Omit<
    LockedLink,
    'hash'
  >;
  return { ...kept, hash: linkHash(kept) };
}

const restHash = (rest: readonly JsonObject[], extra: JsonObject | undefined): string | undefined => {
  if (extra !== undefined) return hashOf({ contents: rest, extra });
  return rest.every((one) => Object.keys(one).length === 0) ? undefined : hashOf(rest);
};

/** The record without its own hash. */
export const linkHash = (link: Omit<LockedLink, 'hash'>): string =>
  hashOf(
    Object.fromEntries(
      LINK_PARTS.flatMap((part) => (link[part] === undefined ? [] : [[part, link[part]]])),
    ) as JsonObject,
  );

/** What a client shows: text as it is; a blob differs from a text of the same letters, and one answer may have both. */
const bodyOf = ({ text = null, blob = null }: JsonObject): Json =>
  blob === null ? text : text === null ? { blob } : { text, blob };

const uiOf = (content: JsonObject | undefined): JsonObject | undefined => {
  const meta = content?.['_meta'];
  const ui = isObject(meta) ? meta['ui'] : undefined;
  return isObject(ui) ? ui : undefined;
};

/** A part of the answer without what the record has a place for. Of further parts, all of it but the text. */
function restOf(content: JsonObject, index: number, link: string): JsonObject {
  const { text: _, blob: __, uri, mimeType, _meta: meta, ...other } = content;
  const recorded = index === 0 && typeof mimeType === 'string';
  const ui = uiOf(content);
  const unrecorded = index === 0 && ui !== undefined && isObject(meta) ? withoutUi(meta, ui) : meta;
  return {
    ...other,
    ...(uri === undefined || uri === link ? {} : { uri }),
    ...(recorded || mimeType === undefined ? {} : { mimeType }),
    ...(unrecorded === undefined || (isObject(unrecorded) && Object.keys(unrecorded).length === 0)
      ? {}
      : { _meta: unrecorded }),
  };
}

function withoutUi({ ui: _, ...meta }: JsonObject, ui: JsonObject): JsonObject {
  const { csp: _csp, permissions: _permissions, ...unrecorded } = ui;
  return Object.keys(unrecorded).length === 0 ? meta : { ...meta, ui: unrecorded };
}
