/**
 * A package URL (purl-spec): type, name and what qualifies it in, its text out, escaped as the standard wants. The
 * library is loaded with the first package that is named: a repository of local servers never pays for it.
 */
import { createRequire } from 'node:module';
import type purl from 'packageurl-js';

const require = createRequire(import.meta.url);

/** `pkg:TYPE/NAME@VERSION?KEY=VALUE`; slashes in the name divide namespace and name. */
export function purlOf(
  type: string,
  name: string,
  version?: string,
  qualifiers?: Readonly<Record<string, string>>,
): string {
  const { PackageURL } = require('packageurl-js') as typeof purl;
  const slash = name.lastIndexOf('/');
  const namespace = slash < 0 ? undefined : name.slice(0, slash);
  return new PackageURL(type, namespace, name.slice(slash + 1), version, qualifiers, undefined).toString();
}
