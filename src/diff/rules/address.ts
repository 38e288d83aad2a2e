/**
 * Rules about the addresses of remote servers as they stand in a config, whether they changed or not.
 */
import type { RuleRow } from './row.ts';

export const ADDRESS_RULES = {
  'address/insecure': {
    severity: 'high',
    compat: '-',
    title: 'address without encryption',
    why: 'Anyone on the network path can read requests and tokens, and change what your agent receives or runs. Low if the host is in a private network.',
    could: 'Anyone on the way could read tokens and change tool texts.',
    accept: 'Write the address with https. If the server has none, reach it through a tunnel.',
    example: 'http://mcp.example.com/v1',
  },
  'address/ip-literal': {
    severity: 'medium',
    compat: '-',
    title: 'address is a number',
    why: 'A number says nothing about who runs the server, and it can be given to somebody else. Info for private networks.',
    could: 'Somebody whom you do not know could run the server.',
    accept: 'Use the host name that the vendor documents.',
    example: 'https://192.0.2.7/mcp',
  },
  'address/user-info': {
    severity: 'medium',
    compat: '-',
    title: 'user name or password in the address',
    why: 'What stands before the @ is sent to the host behind it, and is a secret in a config. High if it looks like a host, because the address then leads elsewhere than it seems.',
    could: 'The address could lead elsewhere than it seems.',
    accept: 'Remove all that stands before the @. Send a credential in a header from a variable.',
    example: 'https://mcp.example.com@192.0.2.7/v1',
  },
  'address/punycode': {
    severity: 'low',
    compat: '-',
    title: 'host with letters of another alphabet',
    why: 'Such letters can look like others, so the host can be another one than you read. High if all of it looks like ASCII.',
    could: 'The host could be another one than you read.',
    accept: 'Compare the code points with the documentation of the vendor.',
    example: 'https://xn--ntes-5qa.example/mcp',
  },
  'address/mixed-script': {
    severity: 'high',
    compat: '-',
    title: 'host with letters of several alphabets',
    why: 'Letters of another alphabet look the same, so the host is another one than you read.',
    could: 'Your requests and tokens could go to an impostor.',
    accept: 'Type the host again from the documentation of the vendor.',
    example: 'https://mcp.ex<U+0430>mple.com',
  },
  'address/look-alike-host': {
    severity: 'high',
    compat: '-',
    title: 'host looks like a known one',
    why: 'The host differs in one letter from a known or locked one, or has it as its beginning. Requests and tokens go to whoever owns it.',
    could: 'Your requests and tokens could go to an impostor.',
    accept: 'Compare it letter by letter with the documentation of the vendor, and correct the config.',
    example: 'mcp.examp1e.com  looks like  mcp.example.com',
  },
} as const satisfies Record<string, RuleRow>;
