/** Spellings of hosts. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** `loopback`: this machine. `local`: it or its network by another way. `public`: neither. */
  readonly is: 'loopback' | 'local' | 'public';
}

const all = (is: Case['is'], hosts: string): readonly Case[] =>
  hosts
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, is }));

export const kind: Kind<Case> = {
  promise: 'secrets',
  kind: 'A server elsewhere cannot send a sign-in to this machine or its network, in whatever way it spells the address.',
  open: 'What a host name resolves to is not checked.',
  cases: [
    ...all(
      'loopback',
      `localhost localhost. LOCALHOST api.localhost api.localhost. 127.0.0.1 127.0.0.1. 127.1 127.255.255.254 2130706433 0x7f.1
      0177.0.0.1 0x7f000001 [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:127.9.9.9] [::ffff:0:127.0.0.1]
      [0:0:0:0:0:ffff:7f00:1]`,
    ),
    ...all(
      'local',
      `0 0.0.0.0 [::] 10.1.2.3 10.1 192.168.1.1 192.168.257 172.16.0.1 172.31.255.255 169.254.169.254 2852039166 100.64.0.1
      198.18.0.1 224.0.0.1 255.255.255.255 [fd00::1] [fc12:3456::1] [fe80::1] [fec0::1] [ff02::1] [::ffff:10.0.0.1] [::ffff:a9fe:a9fe] [::127.0.0.1]
      [64:ff9b::127.0.0.1] [64:ff9b::10.0.0.1] [2002:7f00:1::] [2002:a00:1::5] localhost.localdomain localhost6 ip6-localhost
      host.docker.internal`,
    ),
    ...all(
      'public',
      `example.com example.com. notlocalhost localhost.example.com 127.0.0.1.example.com 8.8.8.8 172.15.0.1 172.32.0.1 100.63.0.1
      100.128.0.1 198.20.0.1 192.169.0.1 11.0.0.1 [2001:db8::1] [2606:4700::1111] [::ffff:8.8.8.8] [64:ff9b::8.8.8.8] [2002:808:808::]
      fd00.example fe80.example`,
    ),
  ],
};
