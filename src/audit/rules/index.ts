/** Every rule of `audit` that is not about the texts of one server. A new one is a new file and its name here. */
import type { AuditRule } from '../input.ts';
import { address } from './address.ts';
import { allInterfaces } from './all-interfaces.ts';
import { claim } from './claim.ts';
import { container } from './container.ts';
import { elevated } from './elevated.ts';
import { loaderVariable } from './loader-variable.ts';
import { packages } from './package.ts';
import { preferred } from './preferred.ts';
import { script } from './script.ts';
import { secret } from './secret.ts';
import { threeTogether } from './three-together.ts';

export const AUDIT_RULES: readonly AuditRule[] = [
  script,
  elevated,
  allInterfaces,
  container,
  loaderVariable,
  address,
  packages,
  secret,
  claim,
  preferred,
  threeTogether,
];
