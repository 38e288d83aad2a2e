/**
 * What a variable of a server decides about the code that runs: rows by name and value, the first that fits counts. Data only. A loader
 * variable (`lock/loader-variables.ts`) without a row here is told with the severity of its rule.
 */
import type { Severity } from '../../model.ts';

interface LoaderRow {
  readonly name: RegExp;
  /** Absent: any value. */
  readonly value?: RegExp;
  /** Absent: it is not told. */
  readonly severity?: Severity;
}

export const LOADER_ROWS: readonly LoaderRow[] = [
  // Limits, colours and warnings of Node load nothing.
  {
    name: /^NODE_OPTIONS$/i,
    value:
      /^\s*(?:--(?:max[-_](?:old[-_]space|semi[-_]space|http[-_]header)[-_]size|stack[-_]size|no[-_](?:warnings|deprecation|experimental[-\w]*)|trace[-\w]*|enable[-_]source[-_]maps|unhandled[-_]rejections|dns[-_]result[-_]order|use[-_]system[-_]ca|experimental[-_](?:strip[-_]types|transform[-_]types|vm[-_]modules|fetch|sqlite))(?:[= ][\w-]+)?\s*)+$/i,
  },
  // Loads a file into every process.
  {
    name: /^NODE_OPTIONS$/i,
    value: /(?:--(?:require|import|loader|experimental[-_]loader|env-file)\b|(?:^|\s)-r\b)/,
    severity: 'high',
  },
  {
    name: /^(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES|BASH_ENV|PYTHONSTARTUP|PERL5OPT|RUBYOPT|PROMPT_COMMAND)$/i,
    value: /\S/,
    severity: 'high',
  },
  {
    name: /^(?:_?JAVA_(?:TOOL_)?OPTIONS|JDK_JAVA_OPTIONS)$/i,
    value: /-(?:javaagent|agentpath|agentlib|Xbootclasspath)/,
    severity: 'high',
  },
  {
    name: /^(?:_?JAVA_(?:TOOL_)?OPTIONS|JDK_JAVA_OPTIONS)$/i,
    value: /^(?:\s*-(?:X(?:mx|ms|ss)\w+|Dfile\.encoding=\S+|Djava\.awt\.headless=\w+)\s*)+$/,
  },
  // The file that `sh` reads, or the name of an environment.
  { name: /^ENV$/, value: /^[\w.-]*$/ },
  // Turns off the check of who answers.
  { name: /^NODE_TLS_REJECT_UNAUTHORIZED$/i, value: /^1$/ },
  { name: /^NODE_TLS_REJECT_UNAUTHORIZED$/i, severity: 'medium' },
  {
    name: /^(?:npm_config_strict[-_]ssl|GIT_SSL_NO_VERIFY|PYTHONHTTPSVERIFY|UV_INSECURE_HOST|PIP_TRUSTED_HOST|GOINSECURE|GONOSUMDB|GONOSUMCHECK)$/i,
    severity: 'medium',
  },
  { name: /^GOFLAGS$/i, value: /-insecure|-toolexec/, severity: 'high' },
  // Fetches packages from elsewhere, unless it is the public registry.
  {
    name: /^(?:npm_config_(?:.+:)?registry|YARN_NPM_REGISTRY_SERVER|PIP_(?:EXTRA_)?INDEX_URL|UV_(?:EXTRA_|DEFAULT_)?INDEX(?:_URL)?|GOPROXY)$/i,
    value:
      /^https:\/\/(?:registry\.npmjs\.org|registry\.yarnpkg\.com|pypi\.org\/simple|proxy\.golang\.org(?:,direct)?)\/?$/i,
  },
  {
    name: /^(?:npm_config_(?:.+:)?registry|YARN_NPM_REGISTRY_SERVER|PIP_(?:EXTRA_)?INDEX_URL|UV_(?:EXTRA_|DEFAULT_)?INDEX(?:_URL)?|GOPROXY)$/i,
    severity: 'medium',
  },
  // Programs that git and ssh start.
  {
    name: /^GIT_(?:SSH|SSH_COMMAND|PROXY_COMMAND|EXTERNAL_DIFF|PAGER|EDITOR|ASKPASS|CONFIG_COUNT|CONFIG_GLOBAL|CONFIG_SYSTEM|EXEC_PATH|TEMPLATE_DIR)$/i,
    severity: 'medium',
  },
  // Set in most configs that set anything: folders of programs and caches, proxies, and how a package manager talks.
  {
    name: /^(?:PATH|PATHEXT|PYTHONPATH|NODE_PATH|CLASSPATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|SYSTEMROOT|WINDIR|COMSPEC|SHELL|XDG_.*|NVM_.*|PNPM_HOME|VOLTA_.*|GOPATH|GOROOT|GOBIN|JAVA_HOME|VIRTUAL_ENV|CONDA_.*|KUBECONFIG|DOCKER_HOST|DOCKER_CONFIG|BROWSER|PAGER|EDITOR|(?:https?|all|no)_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_.*|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|AWS_CA_BUNDLE)$/i,
    severity: 'info',
  },
  {
    name: /^(?:npm_config_(?:yes|loglevel|cache|update_notifier|fund|audit|prefer_offline|userconfig|prefix)|UV_(?:CACHE_DIR|LINK_MODE|PYTHON|TOOL_DIR|NO_PROGRESS|HTTP_TIMEOUT|NATIVE_TLS|OFFLINE|FROZEN|PROJECT_ENVIRONMENT)|PIP_(?:CACHE_DIR|NO_CACHE_DIR|DISABLE_PIP_VERSION_CHECK|QUIET)|BUN_INSTALL.*|DENO_(?:DIR|NO_UPDATE_CHECK)|PLAYWRIGHT_BROWSERS_PATH|PUPPETEER_EXECUTABLE_PATH|MISE_.*|ASDF_.*|DOTNET_(?:ROOT|CLI_HOME)|GIT_(?:TERMINAL_PROMPT|DIR|WORK_TREE|SSL_CAINFO))$/i,
    severity: 'info',
  },
];
