/**
 * A package URL (purl-spec): type, name and what qualifies it in, its text out, escaped as the standard wants.
 */
import type Purl from 'packageurl-js';
import { lazy } from '../../host/lazy.ts';

const purl = lazy<typeof Purl>('packageurl-js');

/** `pkg:TYPE/NAME@VERSION?KEY=VALUE`; slashes in the name divide namespace and name. */
export function purlOf(
  type: string,
  name: string,
  version?: string,
  qualifiers?: Readonly<Record<string, string>>,
): string {
  const { PackageURL } = purl();
  const slash = name.lastIndexOf('/');
  const namespace = slash < 0 ? undefined : name.slice(0, slash);
  return new PackageURL(type, namespace, name.slice(slash + 1), version, qualifiers, undefined).toString();
}
