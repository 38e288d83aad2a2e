/** GitLab's code quality: an array of what its document names, each issue once, in files of the repository. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { markupOutsideCode } from '../common.ts';
import type { FormatRow } from '../row.ts';

const PATH = '^(?!/|[.]{1,2}/|.*/[.]{1,2}/|.*//)[^]+$';

const isCodeQuality = new Ajv2020({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1, maxLength: 20_000 },
      check_name: { type: 'string', pattern: '^[\\w/-]+$' },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}:[0-9]+$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: PATH },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
});

interface Issue {
  readonly description: string;
  readonly fingerprint: string;
}

const issuesOf = (out: string): readonly Issue[] => JSON.parse(out);

export const gitlab: FormatRow = {
  id: 'gitlab',
  check: (out) => {
    if (!isCodeQuality(JSON.parse(out)))
      return (isCodeQuality.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    const issues = issuesOf(out);
    return [
      ...(new Set(issues.map(({ fingerprint }) => fingerprint)).size < issues.length
        ? ['two issues with one fingerprint']
        : []),
      ...issues.flatMap(({ description }) => markupOutsideCode(description)),
    ];
  },
};
