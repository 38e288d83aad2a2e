/**
 * A schema as a document: a value in, a finder for `$ref` targets inside it out. Never reads or fetches anything outside
 * the document; the caller reports what is not found in it.
 * Implements `$ref` with JSON pointers, `$anchor` and plain `$id`s of JSON Schema 2020-12 (and draft-07's `#name`).
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { own } from '../differences.ts';
import { subschemas } from './keywords.ts';
import { inside, type Place } from './place.ts';

export interface SchemaDocument {
  readonly root: Place;
  /** The place that a reference leads to, if it is inside the document. */
  readonly find: (ref: string) => Place | undefined;
  /** The same, where no keyword lets it lead elsewhere, such as an address of an inner part. */
  readonly follow: (ref: string) => Place | undefined;
  /** Whether references cannot be followed, because some of them may lead elsewhere. */
  readonly isAmbiguous: () => boolean;
  /** The parts that a dynamic reference may lead to. */
  readonly dynamic: () => readonly Place[];
  /** Whether a reference leads out of the document. */
  readonly isRemote: (ref: string) => boolean;
  /** Whether a schema in the document has this keyword. */
  readonly uses: (keyword: string) => boolean;
  /** Whether a schema in the document has a property of this name. */
  readonly names: (property: string) => boolean;
  /** Whether a schema in the document has this description. */
  readonly has: (description: Json) => boolean;
}

/** The document of a schema; it is indexed when that is needed first. */
export function schemaDocument(value: Json): SchemaDocument {
  const root: Place = { value, at: '' };
  const found = new Map<string, Place | undefined>();
  let names: ReadonlyMap<string, Place> | undefined;
  let used: Used | undefined;
  let ambiguous: boolean | undefined;

  const resolve = (ref: string): Place | undefined => {
    const hash = ref.indexOf('#');
    const base = hash === -1 ? ref : ref.slice(0, hash);
    const fragment = decoded(hash === -1 ? '' : ref.slice(hash + 1));
    if (base !== '' || (fragment !== '' && !fragment.startsWith('/'))) names ??= namesIn(root);
    const start = base === '' ? root : (names?.get(base) ?? names?.get(absolute(base, root.value)));
    if (start === undefined || fragment === '') return start;
    if (fragment.startsWith('/')) return pointed(start, fragment);
    return names?.get(`#${fragment}`);
  };
  const find = (ref: string): Place | undefined => {
    if (!found.has(ref)) found.set(ref, resolve(ref));
    return found.get(ref);
  };
  const inUse = (): Used => {
    used ??= usedIn(root);
    return used;
  };
  const isUnclear = (): boolean => {
    ambiguous ??= isAmbiguous(root);
    return ambiguous;
  };
  return {
    root,
    find,
    follow: (ref) => (isUnclear() ? undefined : find(ref)),
    isAmbiguous: isUnclear,
    dynamic: () =>
      [...subschemas(root)].filter(({ value }) =>
        DYNAMIC.some((keyword) => isObject(value) && Object.hasOwn(value, keyword)),
      ),
    isRemote: (ref) => !ref.startsWith('#') && find(ref) === undefined,
    uses: (keyword) => inUse().keywords.has(keyword),
    names: (property) => inUse().properties.has(property),
    has: (description) => inUse().descriptions.has(description),
  };
}

const DYNAMIC = ['$dynamicAnchor', '$recursiveAnchor'] as const;

interface Used {
  readonly keywords: ReadonlySet<string>;
  readonly properties: ReadonlySet<string>;
  readonly descriptions: ReadonlySet<Json>;
}

function usedIn(root: Place): Used {
  const [keywords, properties, descriptions] = [new Set<string>(), new Set<string>(), new Set<Json>()];
  for (const { value } of subschemas(root)) {
    if (!isObject(value)) continue;
    for (const key of Object.keys(value)) keywords.add(key);
    const named = own(value, 'properties');
    if (isObject(named)) for (const name of Object.keys(named)) properties.add(name);
    descriptions.add(own(value, 'description') ?? '');
  }
  return { keywords, properties, descriptions };
}

/** Whether an inner part has an address of its own, below which references lead elsewhere, or two have one name. */
function isAmbiguous(root: Place): boolean {
  const anchors = new Set<Json>();
  for (const { value, at } of subschemas(root)) {
    if (!isObject(value)) continue;
    const anchor = own(value, '$anchor');
    if ((at !== '' && Object.hasOwn(value, '$id')) || (anchor !== undefined && anchors.has(anchor)))
      return true;
    if (anchor !== undefined) anchors.add(anchor);
  }
  return false;
}

const ANCHORS = ['$anchor', '$dynamicAnchor'] as const;

function namesIn(root: Place): ReadonlyMap<string, Place> {
  const names = new Map<string, Place>();
  const addName = (name: string, place: Place) => {
    if (!names.has(name)) names.set(name, place);
  };
  for (const place of subschemas(root)) {
    if (!isObject(place.value)) continue;
    const id = own(place.value, '$id');
    if (typeof id === 'string') {
      addName(id.endsWith('#') ? id.slice(0, -1) : id, place);
      addName(absolute(id, root.value), place);
    }
    for (const keyword of ANCHORS) {
      const anchor = own(place.value, keyword);
      if (typeof anchor === 'string') addName(`#${anchor}`, place);
    }
  }
  return names;
}

function absolute(ref: string, root: Json): string {
  const id = isObject(root) ? own(root, '$id') : undefined;
  return typeof id === 'string' && URL.canParse(ref, id) ? new URL(ref, id).href : ref;
}

function pointed(start: Place, pointer: string): Place | undefined {
  let place: Place = start;
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const { value } = place;
    const next = Array.isArray(value)
      ? (value as readonly Json[])[/^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : -1]
      : isObject(value)
        ? own(value, key)
        : undefined;
    if (next === undefined) return undefined;
    place = inside(place, key, next);
  }
  return place;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
