/** Arguments that a locked tool wants in headers: which, and in what form. */
import { describe, expect, test } from 'vitest';
import { parameterHeaders } from '../src/guard/parameter-headers.ts';

const META = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
const wants = (header: unknown, type: unknown = 'string') => ({ type, 'x-mcp-header': header });

/** The headers of a call with one argument `a` of a tool whose property it is. */
function headers(property: unknown, value: unknown, call: object = {}): Record<string, string> {
  const definition = { name: 't', inputSchema: { type: 'object', properties: { a: property } } };
  const params = { name: 't', arguments: { a: value }, _meta: META };
  const tools = { t: { hash: 'sha256:0', definition } };
  return { ...parameterHeaders({ method: 'tools/call', params, ...call } as any, tools as any) };
}

describe('an argument in a header', () => {
  test.each<[string, unknown, unknown, string | undefined]>([
    ['a word', wants('Region'), 'us-west1', 'us-west1'],
    ['words', wants('Region'), 'us west 1', 'us west 1'],
    ['a number', wants('Region', 'integer'), 42, '42'],
    ['no', wants('Region', 'boolean'), false, 'false'],
    ['an empty text', wants('Region'), '', '=?base64??='],
    ['blanks around', wants('Region'), ' padded ', '=?base64?IHBhZGRlZCA=?='],
    ['another script', wants('Region'), '世界', '=?base64?5LiW55WM?='],
    ['a line end', wants('Region'), 'a\r\nX-Other: b', '=?base64?YQ0KWC1PdGhlcjogYg==?='],
    ['NUL', wants('Region'), 'a\0b', '=?base64?YQBi?='],
    ['what looks encoded', wants('Region'), '=?base64?YQ==?=', '=?base64?PT9iYXNlNjQ/WVE9PT89?='],
    ['null', wants('Region'), null, undefined],
    ['an object', wants('Region'), { b: 1 }, undefined],
    ['a number that JavaScript cannot hold', wants('Region', 'integer'), 2 ** 60, undefined],
    ['a property without a header', { type: 'string' }, 'x', undefined],
    ['a fraction', wants('Region', 'number'), 1.5, undefined],
    ['a list', wants('Region', 'array'), ['x'], undefined],
    ['a header name with a line end', wants('Region\r\nX'), 'x', undefined],
    ['a header name with a blank', wants('My Region'), 'x', undefined],
    ['a header name that is none', wants(''), 'x', undefined],
    ['a header name of another type', wants(7), 'x', undefined],
  ])('%s', (_, property, value, expected) => {
    expect(headers(property, value)).toEqual(expected === undefined ? {} : { 'Mcp-Param-Region': expected });
  });

  test('also inside an object', () => {
    const property = { type: 'object', properties: { b: wants('Deep'), toString: wants('Own') } };
    expect(headers(property, { b: 'x' })).toEqual({ 'Mcp-Param-Deep': 'x' });
  });

  test('of a list or of alternatives is none', () => {
    expect(headers({ type: 'array', items: wants('Region') }, ['x'])).toEqual({});
    expect(headers({ anyOf: [wants('Region')] }, 'x')).toEqual({});
  });

  test('of which two would be one gives no header at all', () => {
    const property = { type: 'object', properties: { b: wants('Same'), c: wants('sAME') } };
    expect(headers(property, { b: 'x', c: 'y' })).toEqual({});
  });

  test('is for calls of the new revision and of locked tools alone', () => {
    const params = { name: 't', arguments: { a: 'x' }, _meta: META };
    for (const call of [
      { method: 'prompts/get', params },
      { params: { ...params, _meta: undefined } },
      { params: { ...params, name: 'other' } },
      { params: { ...params, name: 'constructor' } },
      { params: undefined },
    ])
      expect(headers(wants('Region'), 'x', call)).toEqual({});
  });
});
