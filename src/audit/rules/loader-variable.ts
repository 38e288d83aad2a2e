/** Variables of a server that decide which code is loaded, from where, and trusting whom. Pure; names a value only where it is not a secret. */
import { isLoaderVariable } from '../../lock/loader-variables.ts';
import { redactLoader } from '../../lock/redact.ts';
import { LOADER_ROWS } from '../data/loader-values.ts';
import { LAUNCH, ruleOf } from '../judge.ts';

export const loaderVariable = ruleOf(({ spec, understood, launch }) => {
  if (launch.transport !== 'stdio') return [];
  const set = { ...understood?.sets, ...spec?.env };
  const names = spec === undefined ? launch.env : Object.keys(set);
  return names.flatMap((name) => {
    const value = Object.hasOwn(set, name) ? set[name] : undefined;
    const row = LOADER_ROWS.find(
      (one) =>
        one.name.test(name) && (one.value === undefined || (value !== undefined && one.value.test(value))),
    );
    // Absent from the loaders, and in no row: a variable like any other.
    if (row === undefined && !isLoaderVariable(name)) return [];
    if (row !== undefined && row.severity === undefined) return [];
    const after = value === undefined ? name : `${name}=${redactLoader(name, value)}`;
    return [{ rule: 'command/loader-variable' as const, subject: LAUNCH, after, severity: row?.severity }];
  });
});
