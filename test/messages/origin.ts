import * as messages from '../../src/origin/messages.ts';
import type { Samples } from './samples.ts';

export { messages };

const IMAGE = 'ghcr.io/acme/notes:1';
const WHAT = `the image ${IMAGE}`;
const LOGIN = messages.dockerLogin('ghcr.io', undefined);

export const samples: Samples<typeof messages> = {
  packageNamed: [['notes']],
  imageNamed: [[IMAGE]],
  registryRefused: [
    [WHAT, 401, LOGIN],
    ['the package notes', 403, messages.indexLogin()],
  ],
  unknownToRegistry: [
    [WHAT, 404, messages.imageSpelling(LOGIN)],
    ['the package notes', 404, messages.indexSpelling()],
  ],
  registryBusy: [[WHAT, LOGIN]],
  registryFailed: [[WHAT, 503]],
  registryUnusable: [[WHAT, 418]],
  registryTimedOut: [[WHAT, false]],
  registryResponseTooLarge: [[WHAT]],
  registryInsecureRedirect: [[WHAT]],
  registryRedirects: [[WHAT]],
  registryUntrusted: [[WHAT, 'SELF_SIGNED_CERT_IN_CHAIN']],
  registryUnreachable: [
    [WHAT, 'ENOTFOUND', false],
    [WHAT, 'ECONNREFUSED', true],
  ],
  npmMissing: [['notes']],
  npmPackageUnknown: [['notes']],
  npmVersionUnknown: [
    ['notes', '^9', 'ETARGET'],
    ['notes', '', 'ENOVERSIONS'],
  ],
  npmRefused: [['notes', 'E401']],
  npmTimedOut: [['notes', 'ETIMEDOUT']],
  npmUnreachable: [['notes', 'ENOTFOUND']],
  npmIntegrityMissing: [['notes@1.2.3']],
  npmFailed: [
    ['notes', 'notes@1.2.3', 'EUNKNOWN'],
    ['-notes', '-notes', 'EINVALIDPACKAGENAME'],
  ],
  dependenciesUnresolved: [['notes', 'notes@1.2.3', 'E503']],
  noReason: [[]],
  responseNotJson: [[]],
  responseOfOtherPackage: [[]],
  tooManyAbsent: [[501, 500]],
  lockfileUnreadable: [[]],
  tokenServiceInsecure: [[WHAT]],
  tokenMissing: [[WHAT, LOGIN]],
  manifestKindUnknown: [[IMAGE]],
  manifestMismatch: [[IMAGE]],
  digestInvalid: [[IMAGE]],
  dockerConfigUnreadable: [['EACCES']],
  dockerLogin: [
    ['docker.io', undefined],
    ['ghcr.io', 'desktop'],
  ],
  imageSpelling: [[LOGIN]],
  indexLogin: [[]],
  indexSpelling: [[]],
  pythonNameInvalid: [['notes==1..2']],
  pythonPackageUnknown: [['notes']],
  pythonVersionUnknown: [['notes', '>=9', 'https://pypi.org/simple/notes/']],
  pythonHashMissing: [['notes', '1.2.3']],
  indexPageInvalid: [['notes']],
  indexAddressInvalid: [['UV_INDEX_URL'], ['the launch line']],
  indexSettingUnsupported: [
    ['uv', 'UV_FIND_LINKS', 'notes', true],
    ['pip', 'the setting "constraint"', 'notes', false],
  ],
  indexSettingsUnreadable: [['EACCES']],
};
