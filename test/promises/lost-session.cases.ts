/** A remote server that forgets its session. Data only. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** The session is forgotten at the first message of this method; `from`: at each of them. */
  readonly method: string;
  readonly from?: true;
  readonly body: 'json' | 'text' | 'none';
  /** Whether the server is read all the same. */
  readonly isRead: boolean;
}

const METHODS = [
  'notifications/initialized',
  'tools/list',
  'prompts/list',
  'resources/list',
  'resources/templates/list',
];

export const kind: Kind<Case> = {
  promise: 'accident',
  kind: 'A session that the server has forgotten (404) is opened once more, and no list is taken for empty because of it.',
  cases: [
    ...METHODS.flatMap((method) =>
      (['json', 'text', 'none'] as const).map((body) => ({
        name: `at ${method}, with ${body === 'none' ? 'no body' : `a body of ${body}`}`,
        method,
        body,
        isRead: true,
      })),
    ),
    ...METHODS.slice(1).map((method) => ({
      name: `at ${method}, in every session`,
      method,
      from: true as const,
      body: 'json' as const,
      isRead: false,
    })),
  ],
};
