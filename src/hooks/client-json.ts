/**
 * What a client sends and gets as JSON: values of any kind in; texts and paths, or nothing, out; an answer in, one line out. Throws nothing.
 */
import { isAbsolute } from 'node:path';
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';
import type { Problem } from './client.ts';

export const answerLine = (answer: object): string => `${JSON.stringify(answer)}\n`;

/** What a person is told at the start of a session; empty: nothing. */
export const forPerson = (problem: Problem | undefined, note: string | undefined): string =>
  [problem?.person, note].filter((text) => text !== undefined).join(' ');

/** Empty for anything but text. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export const absolutePath = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && isAbsolute(value) ? value : undefined;

/** The texts under these keys. */
export const textsIn = (input: Json | undefined, ...keys: readonly string[]): readonly string[] =>
  isObject(input) ? keys.map((key) => input[key]).filter((value) => typeof value === 'string') : [];
