/** Words in, the text out that npm hands to a POSIX shell for them (`@npmcli/promise-spawn`). Pure. */

/** Each with a blank in front. */
export const shellWords = (args: readonly string[]): string => args.map((arg) => ` ${quoted(arg)}`).join('');

function quoted(arg: string): string {
  if (arg === '') return "''";
  if (!/[\t\n\r "#$&'()*;<>?\\`|~]/.test(arg)) return arg;
  return `'${arg.replaceAll("'", "'\\''")}'`.replace(/^(?:'')+(?!$)/, '').replaceAll("\\'''", "\\'");
}
