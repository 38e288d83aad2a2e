/**
 * What the room tells a person: why a registry or package manager gave no usable response about a package or image.
 * Facts in, text out. No address in it has a user or a password. `what` is `the package notes` or `the image
 * ghcr.io/acme/notes:1`; `reason` is an errno, a code of npm or one of our own words.
 */
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';

const registryError = (message: string, next: string): ErrorMessage => ({
  code: 'E_REGISTRY',
  message,
  next,
});

export const packageNamed = (name: string): string => `the package ${name}`;

/** `image`: as a person writes it. */
export const imageNamed = (image: string): string => `the image ${image}`;

// Registries over HTTP. `login`: advice on how to log in.

export const registryRefused = (what: string, status: number, login: string): ErrorMessage =>
  registryError(`The registry refuses access to ${what} (${status}).`, login);

/** `check`: advice on what to check. */
export const unknownToRegistry = (what: string, status: number, check: string): ErrorMessage =>
  registryError(`The registry does not know ${what} (${status}).`, check);

export const registryBusy = (what: string, login: string): ErrorMessage =>
  registryError(
    `The registry allows no more requests for now, so ${what} was not checked (429).`,
    `Wait, then run this again. ${login}`,
  );

export const registryFailed = (what: string, status: number): ErrorMessage =>
  registryError(`The registry failed, so ${what} was not checked (${status}).`, 'Run this again later.');

export const registryUnusable = (what: string, status: number): ErrorMessage =>
  registryError(`The registry sent no usable response about ${what} (${status}).`, CHECK_ADDRESS);

export const registryTimedOut = (what: string, proxied: boolean): ErrorMessage =>
  registryError(`The request to the registry timed out, so ${what} was not checked.`, checkNetwork(proxied));

export const registryResponseTooLarge = (what: string): ErrorMessage =>
  registryError(`The registry's response about ${what} is too large.`, CHECK_ADDRESS);

export const registryInsecureRedirect = (what: string): ErrorMessage =>
  registryError(
    `The registry redirects from https to http, so ${what} was not checked.`,
    'Ask who runs the registry. Anybody on the network can change a response over http.',
  );

export const registryRedirects = (what: string): ErrorMessage =>
  registryError(
    `The registry redirects too often or to an invalid address, so ${what} was not checked.`,
    CHECK_ADDRESS,
  );

export const registryUntrusted = (what: string, reason: string): ErrorMessage =>
  registryError(
    `The registry's certificate is not trusted, so ${what} was not checked (${reason}).`,
    'Set NODE_EXTRA_CA_CERTS to the file with the certificate of its authority.',
  );

export const registryUnreachable = (what: string, reason: string, proxied: boolean): ErrorMessage =>
  registryError(
    `The registry cannot be reached, so ${what} was not checked (${reason}).`,
    checkNetwork(proxied),
  );

const CHECK_ADDRESS = 'Check that the address is that of a registry.';

/** Node.js below 24 knows no proxy by itself. */
const checkNetwork = (proxied: boolean): string =>
  proxied
    ? 'Check the network. To use the proxy, run Node.js 24 and set NODE_USE_ENV_PROXY=1.'
    : 'Check the network and run this again.';

// npm

export const npmMissing = (name: string): ErrorMessage =>
  registryError(
    `npm is not on the PATH, and mcp-lock needs it to look up ${name}.`,
    'Install Node.js with npm, or put npm on the PATH.',
  );

export const npmPackageUnknown = (name: string): ErrorMessage =>
  registryError(
    `npm does not know the package ${name} (E404).`,
    `Check the spelling. A private package needs its registry and a login in .npmrc.`,
  );

/** `requested`: an exact version, a range or a tag; empty: any. */
export const npmVersionUnknown = (name: string, requested: string, reason: string): ErrorMessage =>
  registryError(
    `${name} has no version that matches "${requested || '*'}" (${reason}).`,
    npmView(name, 'versions') ?? 'Check the version in the config.',
  );

export const npmRefused = (name: string, reason: string): ErrorMessage =>
  registryError(
    `The registry refuses access to ${name} (${reason}).`,
    'Log in with `npm login`, or renew the token in .npmrc.',
  );

export const npmTimedOut = (name: string, reason: string): ErrorMessage =>
  registryError(`npm timed out on the package ${name} (${reason}).`, CHECK_PROXY);

export const npmUnreachable = (name: string, reason: string): ErrorMessage =>
  registryError(`npm cannot reach the registry to look up ${name} (${reason}).`, CHECK_PROXY);

/** `wanted`: the name, with `@` and what was asked for. */
export const npmIntegrityMissing = (wanted: string): ErrorMessage =>
  registryError(
    `The registry gives no usable integrity for ${wanted}, so its bytes cannot be pinned (EINTEGRITY).`,
    'Publish the package again with a current npm, or ask the registry to serve dist.integrity.',
  );

export const npmFailed = (name: string, wanted: string, reason: string): ErrorMessage =>
  registryError(
    `npm could not look up ${wanted} (${reason}).`,
    npmView(name, 'version') ?? 'Check the name of the package in the config.',
  );

export const dependenciesUnresolved = (name: string, wanted: string, reason: string): ErrorMessage => {
  const word = shellWord(wanted);
  return registryError(
    `npm could not resolve the dependencies of ${name} (${reason}).`,
    word === undefined
      ? 'Check the name of the package in the config.'
      : `See what npm says: run \`npm install --package-lock-only --ignore-scripts ${word}\` in an empty folder.`,
  );
};

/** Reasons, where npm gives no code of its own. */
export const noReason = (): string => 'no reason given';
export const responseNotJson = (): string => 'the response is not JSON';
export const responseOfOtherPackage = (): string => 'the response is about another package';
export const tooManyAbsent = (count: number, most: number): ErrorMessage =>
  registryError(
    `The package names ${count} optional packages that are not installed; the limit is ${most}.`,
    'Report it to the author of the package.',
  );

export const lockfileUnreadable = (): string => 'its lockfile cannot be read';

const CHECK_PROXY = 'Check the network and the proxy settings, then run this again.';

const npmView = (name: string, field: 'version' | 'versions'): string | undefined => {
  const word = shellWord(name);
  return word === undefined ? undefined : `npm view ${word} ${field}`;
};

// Images

export const tokenServiceInsecure = (what: string): ErrorMessage =>
  registryError(
    `The registry names a token service without https, so ${what} was not checked.`,
    'Ask who runs the registry. mcp-lock sends no login over http.',
  );

export const tokenMissing = (what: string, login: string): ErrorMessage =>
  registryError(`The token service gave no usable token for ${what}.`, login);

export const manifestKindUnknown = (image: string): ErrorMessage =>
  registryError(`The registry sent no manifest of a known kind for the image ${image}.`, askDocker(image));

export const manifestMismatch = (image: string): ErrorMessage =>
  registryError(
    `The registry sent a manifest for the image ${image} that does not match its digest.`,
    askDocker(image),
  );

export const digestInvalid = (image: string): ErrorMessage =>
  registryError(`The registry sent no valid digest for the image ${image}.`, askDocker(image));

const askDocker = (image: string): string => {
  const word = shellWord(image);
  return word === undefined
    ? 'Check the name of the image in the config.'
    : `See what Docker gets: \`docker manifest inspect ${word}\`.`;
};

export const dockerConfigUnreadable = (reason: string): string =>
  `Repair Docker's config.json, which cannot be read (${reason}).`;

/** `helper`: the credential helper that was asked, if one was. */
export const dockerLogin = (registry: string, helper: string | undefined): string =>
  `${helper === undefined ? '' : `docker-credential-${helper} gave no login that works. `}If the image is private, log in with \`docker login${registry === 'docker.io' ? '' : ` ${registry}`}\`.`;

export const imageSpelling = (login: string): string =>
  `Check the spelling of the image and its tag. ${login}`;

// Python indexes

export const indexLogin = (): string =>
  'Put user and password for this index into the settings of uv or pip, or into ~/.netrc.';

export const indexSpelling = (): string =>
  'Check the spelling of the name. A private package needs its index in the settings of uv or pip.';

export const pythonNameInvalid = (requirement: string): ErrorMessage =>
  registryError(
    `${requirement} does not name a Python package.`,
    'Write the name and version of the package into the config, as in `name==1.2.3`.',
  );

export const pythonPackageUnknown = (name: string): ErrorMessage =>
  registryError(`No index knows the package ${name} (404).`, indexSpelling());

/** `page`: address of the package's page in the index. */
export const pythonVersionUnknown = (name: string, specifier: string, page: string): ErrorMessage =>
  registryError(
    `${name} has no version that matches "${specifier || '*'}".`,
    `The versions that exist are listed at \`${page}\`.`,
  );

export const pythonHashMissing = (name: string, version: string): ErrorMessage =>
  registryError(
    `The index gives no SHA-256 for a file of ${name} ${version}, so its bytes cannot be pinned.`,
    'Ask who runs the index to serve sha256 hashes, or use another index.',
  );

export const indexPageInvalid = (name: string): ErrorMessage =>
  registryError(
    `The index sent a response about ${name} that is not a page of an index.`,
    'Check that the address is that of a simple index, such as `https://pypi.org/simple/`.',
  );

/** `source`: `UV_INDEX_URL`, `the launch line`. */
export const indexAddressInvalid = (source: string): ErrorMessage =>
  registryError(
    `The index that ${source} names is not a web address, so mcp-lock cannot look there.`,
    'Name an index that starts with https://.',
  );

/** `exact`: it counts also where the launch line names one exact version. */
export const indexSettingUnsupported = (
  tool: string,
  setting: string,
  name: string,
  exact: boolean,
): ErrorMessage =>
  registryError(
    `\`${tool}\` would obey ${setting}, which mcp-lock does not follow, so the package ${name} was not checked.`,
    exact
      ? `Remove ${setting}.`
      : `Write an exact version into the config, as in \`${name}==1.2.3\`, or remove ${setting}.`,
  );

/** `reason`: also `not valid TOML`. */
export const indexSettingsUnreadable = (reason: string | undefined): ErrorMessage =>
  registryError(
    `The settings that name the index cannot be read (${reason ?? 'unknown reason'}).`,
    'Repair the file, then run this again.',
  );
