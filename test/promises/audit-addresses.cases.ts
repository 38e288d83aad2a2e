/** Addresses that are not what they seem, and honest ones like them. */
import type { Kind, Named } from './kind.ts';

export interface Addresses extends Named {
  /** An address and what is said of it: `severity rule`, divided by `, `; empty: nothing. */
  readonly addresses: readonly (readonly [address: string, expected: string])[];
  /** The address that another server of the lock has. */
  readonly beside?: string;
}

export const kind: Kind<Addresses> = {
  promise: 'audit',
  kind: 'Addresses without encryption, of numbers, with a login, in other alphabets or one letter from a known or locked one: each is noticed, and those of vendors and of a private network are not.',
  cases: [
    {
      name: 'without encryption',
      addresses: [
        ['http://mcp.acme-notes.net/v1', 'high address/insecure'],
        ['HTTP://mcp.acme-notes.net:8080', 'high address/insecure'],
        ['http://notes.internal/mcp', 'low address/insecure'],
        ['http://notes:8080/mcp', 'low address/insecure'],
        ['http://10.0.0.7/mcp', 'info address/ip-literal, low address/insecure'],
        ['http://localhost:3000/mcp', ''],
        ['http://127.0.0.1:3000/mcp', ''],
        ['http://[::1]:3000/mcp', ''],
        ['http://2130706433/mcp', ''],
        ['http://host.docker.internal:3000/mcp', ''],
        ['https://mcp.acme-notes.net/v1', ''],
      ],
    },
    {
      name: 'a number in the place of a name',
      addresses: [
        ['https://192.0.2.7/mcp', 'info address/ip-literal'],
        ['https://8.8.4.4/mcp', 'medium address/ip-literal'],
        ['https://0x08080404/mcp', 'medium address/ip-literal'],
        ['https://134743044/mcp', 'medium address/ip-literal'],
        ['https://[2606:4700::1]/mcp', 'medium address/ip-literal'],
        ['https://192.168.1.7/mcp', 'info address/ip-literal'],
      ],
    },
    {
      name: 'something before the @',
      addresses: [
        ['https://mcp.notion.com@collect.acme-notes.net/v1', 'high address/user-info'],
        ['https://mcp.notion.com%2Fv1@collect.acme-notes.net/', 'high address/user-info'],
        ['https://ada@mcp.acme-notes.net/', 'medium address/user-info'],
        ['https://mcp.acme-notes.net/@ada', ''],
      ],
    },
    {
      name: 'letters of other alphabets',
      addresses: [
        ['https://mcp.acm\u{435}-notes.net/v1', 'high address/mixed-script'],
        ['https://\u{430}\u{440}\u{440}\u{4CF}\u{435}.com/mcp', 'high address/punycode'],
        ['https://xn--80ak6aa92e.com/mcp', 'high address/punycode'],
        ['https://mcp.notion\u{FF0E}com/v1', 'high address/mixed-script'],
        ['https://m\u{FF43}p.acme-notes.net/v1', 'high address/mixed-script'],
        ['https://mcp.m\u{FC}nchen-notizen.de/v1', 'low address/punycode'],
        ['https://mcp.\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}.\u{440}\u{444}/v1', 'low address/punycode'],
        ['https://\u{30E1}\u{30E2}.jp/mcp', 'low address/punycode'],
        ['https://mcp.acme-notes.net/\u{43F}\u{443}\u{442}\u{44C}', ''],
      ],
    },
    {
      name: 'one letter from a host that many use',
      addresses: [
        ['https://mcp.notiom.com/mcp', 'high address/look-alike-host'],
        ['https://mcp.not1on.com/mcp', 'high address/look-alike-host'],
        ['https://mcp.linaer.app/mcp', 'high address/look-alike-host'],
        ['https://mcp.figmma.com/mcp', 'high address/look-alike-host'],
        ['https://mcp.atlasian.com/mcp', 'high address/look-alike-host'],
        ['https://mcp.cloudflere.com/mcp', 'high address/look-alike-host'],
        ['https://mcp-notion.com/mcp', 'high address/look-alike-host'],
        ['https://mcp.notion.com.collect.net/mcp', 'high address/look-alike-host'],
        ['https://mcp-notion-com.collect.net/mcp', 'high address/look-alike-host'],
        ['https://mcp-notion-com.vercel.app/mcp', 'high address/look-alike-host'],
        ['https://mcp.atlassian.com-login.net/mcp', 'high address/look-alike-host'],
        ['https://login-stripe-com.net/mcp', 'high address/look-alike-host'],
        ['https://mcp.notion.co/mcp', 'high address/look-alike-host'],
        ['https://mcp.stripe.corn/mcp', 'high address/look-alike-host'],
        ['https://huggingfacee.co/mcp', 'high address/look-alike-host'],
        ['https://mcp.notion.com/mcp', ''],
        ['https://staging.mcp.notion.com/mcp', ''],
        ['https://mcp2.notion.com/mcp', ''],
        ['https://mcp.notions-of-acme.com/mcp', ''],
        ['https://notion-community.com/mcp', ''],
        ['https://acme-figma-comments.vercel.app/mcp', ''],
        ['https://mcp.wis.com/mcp', ''],
        // Names of their own, one letter from a known one.
        ['https://mcp.plain.com/mcp', ''],
        ['https://mcp.strike.com/mcp', ''],
        ['https://mcp.motion.com/mcp', ''],
        ['https://mcp.sigma.com/mcp', ''],
        ['https://mcp.sentra.dev/mcp', ''],
        ['https://notes.vercel.app/mcp', ''],
        ['https://mcp.sentry.io/mcp', ''],
        ['https://${HOST}.notiom.com/mcp', ''],
      ],
    },
    {
      name: 'one letter from a host that another server of the lock has',
      beside: 'https://mcp.acme-notes.net/v1',
      addresses: [
        ['https://mcp.acme-notez.net/v1', 'high address/look-alike-host'],
        ['https://mcp.acmenotes.net/v1', 'high address/look-alike-host'],
        ['https://mcp.acme-notes.net.collect.org/v1', 'high address/look-alike-host'],
        ['https://eu.acme-notes.net/v1', ''],
        ['https://mcp.acme-notes.net/v2', ''],
        ['https://mcp.acme-notes.org/v1', ''],
      ],
    },
    {
      name: 'one letter from a host on a domain that many share',
      beside: 'https://acme-notes.vercel.app/mcp',
      addresses: [
        ['https://acme-notez.vercel.app/mcp', 'high address/look-alike-host'],
        ['https://acme-tasks.vercel.app/mcp', ''],
      ],
    },
    {
      name: 'behind a proxy that a launch line starts',
      addresses: [
        ['npx -y mcp-remote@0.1.29 http://mcp.acme-notes.net/v1', 'high address/insecure'],
        ['npx -y mcp-remote@0.1.29 https://mcp.notiom.com/mcp', 'high address/look-alike-host'],
        ['npx -y mcp-remote@0.1.29 https://mcp.notion.com/mcp', ''],
      ],
    },
    {
      name: 'code and registries',
      addresses: [
        ['npx -y http://files.acme-notes.net/notes.tgz', 'high address/insecure'],
        ['uvx --from git+http://git.acme-notes.net/notes notes', 'high address/insecure'],
        ['npx -y --registry=http://npm.acme-notes.net notes-mcp@1.2.0', 'high address/insecure'],
        ['uvx --index-url http://pypi.acme-notes.net/simple notes-mcp', 'high address/insecure'],
        ['deno run https://githubb.com/acme/notes.ts', 'high address/look-alike-host'],
        ['npx -y --registry https://registry.npnjs.org notes-mcp@1.2.0', 'high address/look-alike-host'],
        ['npx -y --registry https://registry.npmjs.org notes-mcp@1.2.0', ''],
        ['npx -y --registry http://npm.internal:4873 notes-mcp@1.2.0', 'low address/insecure'],
        ['npx -y --registry http://localhost:4873 notes-mcp@1.2.0', ''],
        ['npx -y github:acme/notes-mcp', ''],
        ['node server.js --url http://api.acme-notes.net', ''],
      ],
    },
  ],
  open: 'A name that nobody knows yet, and a known host that belongs to somebody else today.',
};
