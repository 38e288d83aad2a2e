/** The schema of the JSON report, and the same with every object closed: a member that it does not name is one that it forgot. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

export const REPORT_SCHEMA: object = JSON.parse(
  readFileSync(new URL('../../mcp-lock-report.schema.json', import.meta.url), 'utf8'),
);

const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return Object.hasOwn(schema, 'type') && Object.hasOwn(schema, 'properties')
    ? { ...inner, additionalProperties: false }
    : inner;
};

/** As programs use it. */
export const isReport = new Ajv2020({ strict: true }).compile(REPORT_SCHEMA);

/** As it should be complete. */
export const isWhollyKnown = new Ajv2020({ strict: true }).compile(closed(REPORT_SCHEMA) as object);
