/**
 * Icons as the specification defines them (MCP 2025-11-25): a value in, whether it is a list of icons and nothing else
 * out. Never fetches an icon.
 */
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';
import { own } from './differences.ts';

const ICON: Readonly<Record<string, (value: Json) => boolean>> = {
  src: (value) => matches(value, /^(?:https?:\/\/|data:image\/)\S+$/, 2_048),
  mimeType: (value) => matches(value, /^[\w.+-]+\/[\w.+-]+$/, 64),
  sizes: (value) => (Array.isArray(value) ? (value as readonly Json[]) : [value]).every(isSize),
  theme: (value) => value === 'light' || value === 'dark',
};
const isSize = (value: Json): boolean => matches(value, /^(?:any|\d+x\d+)$/, 16);
const matches = (value: Json, pattern: RegExp, most: number): boolean =>
  typeof value === 'string' && value.length <= most && pattern.test(value);

/** Whether a value is absent or a list of icons, each with known members only, which hold no free text. */
export const isIcons = (value: Json | undefined): boolean =>
  value === undefined ||
  (Array.isArray(value) &&
    (value as readonly Json[]).every(
      (icon) =>
        isObject(icon) && Object.entries(icon).every(([key, member]) => own(ICON, key)?.(member) === true),
    ));
