/** Variables of a config, and whether the lock holds their values. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** `NAME=value`. */
  readonly set: string;
  /** What the lock has of it. */
  readonly locked: string;
}

const kept = (...texts: readonly string[]): readonly Case[] =>
  texts.map((set) => ({ name: set.slice(0, 60), set, locked: set }));
const named = (...texts: readonly string[]): readonly Case[] =>
  texts.map((set) => ({ name: set.slice(0, 60), set, locked: set.slice(0, set.indexOf('=')) }));

export const kind: Kind<Case> = {
  promise: 'origin',
  kind: 'A variable that decides which code runs, or whose value is a path or an option, is pinned with its value; a credential is not.',
  open: 'Other values are not pinned, only their names. A program can read a path out of any of them.',
  cases: [
    ...kept(
      ...`NODE_COMPILE_CACHE NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE NODE_TLS_REJECT_UNAUTHORIZED NODE_EXTRA_CA_CERTS NODE_ICU_DATA
      TSX_TSCONFIG_PATH JITI_FS_CACHE BUN_RUNTIME_TRANSPILER_CACHE_PATH BUN_INSPECT_PRELOAD npm_config_ignore_scripts NPM_CONFIG_MIN_RELEASE_AGE
      PYTHONPYCACHEPREFIX PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONBREAKPOINT PYTHONWARNINGS PYTHONPLATLIBDIR PYTHONSAFEPATH PYTHON_PRESITE
      PYTHONUSERBASE PYTHONEXECUTABLE MPLBACKEND UV_CACHE_DIR UV_OVERRIDE UV_PYTHON_INSTALL_MIRROR PIP_CONFIG_FILE CONDA_PREFIX PYENV_ROOT POETRY_VIRTUALENVS_PATH
      XDG_CONFIG_HOME XDG_DATA_HOME XDG_DATA_DIRS XDG_CACHE_HOME XDG_STATE_HOME XDG_BIN_HOME XDG_RUNTIME_DIR
      PHPRC PHP_INI_SCAN_DIR COMPOSER_HOME RUBYOPT GEM_SPEC_CACHE BUNDLE_PATH RBENV_ROOT PERL5LIB PERL5DB LUA_PATH_5_4 LUA_INIT R_PROFILE_USER
      JULIA_LOAD_PATH CLASSPATH JAVA_HOME JAVA_OPTS _JAVA_OPTIONS JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS MAVEN_OPTS GRADLE_USER_HOME LOADER_PATH
      DOTNET_STARTUP_HOOKS DOTNET_ROOT DOTNET_ADDITIONAL_DEPS CORECLR_PROFILER COR_PROFILER_PATH NUGET_PACKAGES ASPNETCORE_HOSTINGSTARTUPASSEMBLIES
      GOPATH GOMODCACHE GOENV GOFLAGS GOTOOLCHAIN CGO_LDFLAGS RUSTC_WRAPPER CARGO_HOME RUSTUP_TOOLCHAIN ERL_LIBS NIX_PATH
      DENO_DIR DENO_TLS_CA_STORE COREPACK_ROOT VOLTA_HOME NVM_BIN ASDF_DATA_DIR MISE_CONFIG_DIR
      DOCKER_HOST DOCKER_CONTEXT DOCKER_CERT_PATH CONTAINER_HOST CONTAINERS_CONF REGISTRY_AUTH_FILE KUBECONFIG
      GIT_SSH GIT_CONFIG_GLOBAL GIT_EXEC_PATH GIT_PROXY_COMMAND SSH_ASKPASS BASH_ENV ENV ZDOTDIR SHELLOPTS PS4 BASH_FUNC_ls%% SHELL EDITOR BROWSER
      LD_PRELOAD LD_LIBRARY_PATH LD_LIBRARY_PATH_64 LD_AUDIT LD_PRELOAD_32 DYLD_INSERT_LIBRARIES DYLD_FRAMEWORK_PATH GLIBC_TUNABLES GCONV_PATH
      OPENSSL_CONF OPENSSL_MODULES SSL_CERT_FILE SSLKEYLOGFILE HTTPS_PROXY NO_PROXY REQUESTS_CA_BUNDLE CURL_HOME NETRC GTK_MODULES QT_PLUGIN_PATH
      PLAYWRIGHT_DOWNLOAD_HOST PUPPETEER_DOWNLOAD_BASE_URL PATHEXT COMSPEC PSModulePath`
        .split(/\s+/)
        .map((name) => `${name}=thing`),
    ),
    ...kept(
      'MEMORY_FILE=/srv/notes/memory.json',
      'PLUGIN=./plugins/evil.js',
      'PLUGIN=../plugins/evil',
      'PLUGIN=~/plugins',
      'PLUGIN=C:\\plugins\\evil.dll',
      'PLUGIN=\\\\host\\share\\evil.dll',
      'PLUGIN=file:///srv/evil.js',
      'PLUGIN=${HOME}/evil.js',
      'PLUGIN=$HOME/evil.js',
      'PLUGIN=%APPDATA%\\evil.js',
      'PLUGIN=evil.js',
      'PLUGINS=/srv/a:/srv/b',
      'SERVER_OPTS=--require ./evil.js',
      'SERVER_OPTS=-r evil',
      'GOOGLE_APPLICATION_CREDENTIALS=./keys/service.json',
    ),
    ...named(
      'LOG_LEVEL=debug',
      'NODE_ENV=production',
      'PYTHONUNBUFFERED=1',
      'PYTHONIOENCODING=utf-8',
      'DOTNET_ENVIRONMENT=Production',
      'RUST_LOG=info',
      'MIX_ENV=prod',
      'MODEL=openai/gpt-5',
      'TZ=Europe/Berlin',
      'PORT=8080',
      'OFFSET=-5',
      'BASE_URL=https://api.example.com/v1',
      'LD_SDK_KEY=abcdef',
      'LD_ENVIRONMENT=test',
      'GITHUB_TOKEN=/not/a/path/but/a/token',
      'PASSWORD=-r',
      'API_KEY=--x',
      'UV_PUBLISH_TOKEN=thing',
      'NPM_TOKEN=thing',
      'CARGO_REGISTRY_TOKEN=thing',
    ),
    {
      name: 'a token in an option',
      set: 'SERVER_OPTS=--token ghp_0123456789abcdefABCDEF0123456789abcd -r ./evil.js',
      locked: 'SERVER_OPTS=--token ${redacted} -r ./evil.js',
    },
    {
      name: 'a secret part of a path',
      set: 'HOOK=/services/T01/q8Zk3mX0vB7nR5tY2wLp9sDf',
      locked: 'HOOK=/services/T01/${redacted:sha256-7fb7f10e42c5}',
    },
    {
      name: 'a key that begins with a dash',
      set: 'KEY_FILE=-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBgkqhkiG9w0BAQEFAASCAUAwggE8\n-----END PRIVATE KEY-----',
      locked: 'KEY_FILE',
    },
  ],
};
