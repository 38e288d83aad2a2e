/**
 * What GitHub asks of a SARIF file (its pages "SARIF support for code scanning" and the rules GH1001 to GH1009 of the SARIF validator), as
 * a JSON Schema of what we write and no more: a member that is not here is a mistake.
 */

const closed = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
  additionalProperties: false,
});

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const message = (maxLength: number) => closed({ text: text(maxLength) });
const list = (items: object, more: object = {}) => ({ type: 'array', items, ...more });
const level = { enum: ['error', 'warning', 'note'] };
const line = { type: 'integer', minimum: 1 };

const rule = closed({
  id: { type: 'string', pattern: '^[\\w/-]+$', maxLength: 255 },
  shortDescription: message(1024),
  fullDescription: message(1024),
  help: closed({ text: text(10_000), markdown: text(10_000) }),
  defaultConfiguration: closed({ level }),
  properties: closed(
    {
      tags: list(text(255), { maxItems: 10 }),
      precision: { enum: ['very-high', 'high', 'medium', 'low'] },
      // A number as a text.
      'security-severity': { type: 'string', pattern: '^(?:[0-9]\\.[0-9]|10\\.0)$' },
    },
    ['security-severity'],
  ),
});

const location = closed({
  physicalLocation: closed({
    artifactLocation: closed({ uri: text(50_000_000), uriBaseId: { const: '%SRCROOT%' } }),
    region: closed({ startLine: line, startColumn: line, endLine: line, endColumn: line }),
  }),
});

const result = closed(
  {
    ruleId: text(255),
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message: message(50_000),
    // Only the first counts, and one result without any fails the whole upload.
    locations: list(location, { minItems: 1, maxItems: 1 }),
    partialFingerprints: closed({
      primaryLocationLineHash: { type: 'string', pattern: '^[0-9a-f]{16}:[0-9]+$' },
    }),
    suppressions: list(
      closed({ kind: { const: 'external' }, status: { const: 'accepted' }, justification: text(50_000) }),
    ),
  },
  ['suppressions'],
);

export const SARIF_OF_GITHUB = closed({
  $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
  version: { const: '2.1.0' },
  runs: list(
    closed({
      tool: closed({
        driver: closed(
          {
            name: { const: 'mcp-lock' },
            version: text(255),
            informationUri: text(1024),
            rules: list(rule, { minItems: 1, maxItems: 25_000 }),
          },
          ['version'],
        ),
      }),
      automationDetails: closed({ id: { type: 'string', pattern: '^mcp-lock/[^]+/$' } }),
      invocations: list(closed({ exitCode: { type: 'integer' }, executionSuccessful: { type: 'boolean' } }), {
        minItems: 1,
        maxItems: 1,
      }),
      columnKind: { const: 'utf16CodeUnits' },
      results: list(result, { maxItems: 25_000 }),
    }),
    { minItems: 1, maxItems: 20 },
  ),
});
