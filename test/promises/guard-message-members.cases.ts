/** Text in a response of the server, beside the result that is compared with the lock. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** Members of the message; `R` stands for the locked result. */
  readonly message: string;
  readonly passes?: true;
}

const ERROR = '"error":{"code":1,"message":"EVIL"}';

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'A response that is compared with the lock holds nothing beside its result that a client could show: it is dropped, and the request ends with an error.',
  cases: [
    { name: 'an error behind the result', message: `"jsonrpc":"2.0","id":1,"result":R,${ERROR}` },
    { name: 'an error before the result', message: `"jsonrpc":"2.0","id":1,${ERROR},"result":R` },
    { name: 'an error that is text', message: '"jsonrpc":"2.0","id":1,"result":R,"error":"EVIL"' },
    { name: 'an error that is a list', message: '"jsonrpc":"2.0","id":1,"result":R,"error":["EVIL"]' },
    { name: 'an error that is null', message: '"jsonrpc":"2.0","id":1,"result":R,"error":null' },
    { name: 'a note', message: '"jsonrpc":"2.0","id":1,"result":R,"note":"EVIL"' },
    { name: 'a note before all', message: '"note":"EVIL","jsonrpc":"2.0","id":1,"result":R' },
    { name: 'instructions', message: '"jsonrpc":"2.0","id":1,"result":R,"instructions":"EVIL"' },
    { name: 'a list of tools', message: '"jsonrpc":"2.0","id":1,"result":R,"tools":[{"name":"EVIL"}]' },
    { name: 'metadata', message: '"jsonrpc":"2.0","id":1,"result":R,"_meta":{"note":"EVIL"}' },
    { name: 'parameters', message: '"jsonrpc":"2.0","id":1,"result":R,"params":{"note":"EVIL"}' },
    { name: 'a member that is named by a sentence', message: '"jsonrpc":"2.0","id":1,"result":R,"EVIL":1' },
    { name: 'a prototype', message: '"jsonrpc":"2.0","id":1,"result":R,"__proto__":{"note":"EVIL"}' },
    { name: 'an empty name', message: '"jsonrpc":"2.0","id":1,"result":R,"":"EVIL"' },
    { name: 'a name with an escape', message: '"jsonrpc":"2.0","id":1,"result":R,"err\\u006fr":"EVIL"' },
    { name: 'a name in capitals', message: '"jsonrpc":"2.0","id":1,"result":R,"Error":"EVIL"' },
    { name: 'a revision that is a sentence', message: '"jsonrpc":"2.0 EVIL","id":1,"result":R' },
    { name: 'no revision, and a note', message: '"id":1,"result":R,"note":"EVIL"' },
    { name: 'nothing', message: '"jsonrpc":"2.0","id":1,"result":R', passes: true },
    { name: 'nothing, in another order', message: '"result":R,"id":1,"jsonrpc":"2.0"', passes: true },
    { name: 'white space', message: ' "jsonrpc" : "2.0" ,\t"id":1.0 , "result" : R ', passes: true },
  ],
};
