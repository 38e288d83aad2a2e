/** For `docs/errors.md`: the table of error codes in, Markdown out. */

import type { ErrorCode } from '../../src/errors.ts';
import { exitOf } from '../../src/errors.ts';
import { ERROR_TEXTS } from '../../src/report/error-texts.ts';
import { text } from './markdown.ts';

export const errors = (): string =>
  Object.entries(ERROR_TEXTS)
    .map(([errorCode, { title, means, causes, remedy }]) =>
      [
        `## ${errorCode}`,
        '',
        `${text(title.charAt(0).toUpperCase() + title.slice(1))}. Exit ${exitOf(errorCode as ErrorCode)}.`,
        '',
        text(means),
        '',
        'Usual causes:',
        '',
        ...causes.map((cause) => `- ${text(cause)}`),
        '',
        `What to do: ${text(remedy)}`,
        '',
      ].join('\n'),
    )
    .join('\n');
