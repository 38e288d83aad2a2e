/** XML by libxml2 against `junit.xsd`, which names no more than readers know. */
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import type { FormatRow } from '../row.ts';

const schema = readFileSync(new URL('../junit.xsd', import.meta.url), 'utf8');

export const junit: FormatRow = {
  id: 'junit',
  check: async (out) => {
    const { errors } = await validateXML({ xml: out, schema });
    return [
      ...errors.map(({ message }) => message),
      ...(/<!\[CDATA\[|<!DOCTYPE|<!ENTITY/.test(out) ? ['more than elements and text'] : []),
      ...[...out.matchAll(/&(?!(?:amp|lt|gt|quot|apos|#10);)\S{0,8}/g)].map(
        ([found]) => `the reference ${found}`,
      ),
    ];
  },
};
