/** Exactly one JSON document, which fits the schema, and of which the schema names every member. */
import { isReport, isWhollyKnown } from '../report-schema.ts';
import type { FormatRow } from '../row.ts';

export const json: FormatRow = {
  id: 'json',
  check: (out) => {
    const document: unknown = JSON.parse(out);
    return [isReport, isWhollyKnown].flatMap((fits) =>
      fits(document)
        ? []
        : (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    );
  },
};
