/** SARIF 2.1.0 as GitHub takes it: what its documents and the rules of Microsoft's SARIF validator for it ask for. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { markupOutsideCode } from '../common.ts';
import type { FormatRow } from '../row.ts';
import { SARIF_OF_GITHUB } from '../sarif-schema.ts';

const isSarif = new Ajv2020({ allErrors: true }).compile(SARIF_OF_GITHUB);

interface Log {
  readonly runs: readonly Run[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly automationDetails: { readonly id: string };
  readonly results: readonly Result[];
}

interface Rule {
  readonly id: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: { readonly tags: readonly string[]; readonly 'security-severity'?: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

/** GitHub's limits: 10 MB of gzip hold some 20 of these. */
const MOST = { results: 5000, bytes: 50_000_000 };

export const sarif: FormatRow = {
  id: 'sarif',
  check: (out) => {
    const log: Log = JSON.parse(out);
    if (!isSarif(log))
      return (isSarif.errors ?? [])
        .map(({ instancePath, message }) => `${instancePath} ${message}`)
        .slice(0, 20);
    return [
      ...repeated(
        'run',
        log.runs.map(({ automationDetails }) => automationDetails.id),
      ),
      ...log.runs.flatMap(faultsOf),
    ];
  },
  most: MOST.bytes,
};

const repeated = (what: string, values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at).map((value) => `two of one ${what}: ${value}`);

function faultsOf({ tool, results }: Run): readonly string[] {
  const { rules } = tool.driver;
  return [
    ...repeated(
      'rule',
      rules.map(({ id }) => id),
    ),
    ...rules.flatMap(ruleFaults),
    ...repeated(
      'fingerprint',
      results.map(({ partialFingerprints }) => String(partialFingerprints['primaryLocationLineHash'])),
    ),
    ...results.flatMap(({ ruleId, ruleIndex, level, message, locations }) => [
      ...(rules[ruleIndex]?.id === ruleId ? [] : [`no rule ${ruleId}`]),
      ...(rules[ruleIndex]?.defaultConfiguration.level === level
        ? []
        : [`another level than its rule: ${ruleId}`]),
      ...(/\{\d+\}/.test(message.text) ? ['a placeholder'] : []),
      ...(/\]\(/.test(message.text) ? ['a link'] : []),
      ...markupOutsideCode(message.text),
      ...locations.flatMap(({ physicalLocation }) => addressFaults(physicalLocation.artifactLocation.uri)),
    ]),
    ...(results.length > MOST.results ? ['more results than GitHub keeps'] : []),
  ];
}

const ruleFaults = ({ id, properties }: Rule): readonly string[] =>
  properties.tags.includes('security') === (properties['security-severity'] !== undefined)
    ? []
    : [`${id} is ranked without the tag, or has the tag without a rank`];

function addressFaults(uri: string): readonly string[] {
  const parts = uri.split('/');
  const isPlain = parts.every(
    (part) => /^(?:[\w.~-]|%[0-9A-F]{2})+$/.test(part) && !/^\.{1,2}$/.test(decodeURIComponent(part)),
  );
  return isPlain ? [] : [`no relative address: ${uri.slice(0, 100)}`];
}
