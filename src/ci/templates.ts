/**
 * The files that `init --ci` writes, one for each CI service: a version of mcp-lock and the folder of the lockfile in, text out. The examples
 * in `examples/ci` are made of them. A table; a new service is one row.
 */

/** Actions by commit, as `action.yml` names them too. */
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
const SETUP_NODE = 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0';

export interface CiService {
  readonly id: string;
  /** Where the file goes, from the top of the repository: the first path that is free. */
  readonly paths: readonly string[];
  /** `cwd`: ` --cwd packages/a`, or nothing. */
  readonly text: (version: string, cwd: string) => string;
  /** What to do by hand for a path that the service does not read by itself. */
  readonly include?: string;
}

export const CI_SERVICES: readonly CiService[] = [
  { id: 'github', paths: ['.github/workflows/mcp-lock.yml'], text: githubWorkflow },
  {
    id: 'gitlab',
    paths: ['.gitlab-ci.yml', '.gitlab/mcp-lock.yml'],
    text: gitlabJobs,
    include: 'include: .gitlab/mcp-lock.yml',
  },
];

function githubWorkflow(version: string, cwd: string): string {
  return `name: mcp-lock
on: [push, pull_request, merge_group]
permissions:
  contents: read
jobs:
  mcp-lock:
    runs-on: ubuntu-latest
    steps:
      - uses: ${CHECKOUT}
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: ${SETUP_NODE}
        with: { node-version: 24, package-manager-cache: false }
      - run: npm install --global --ignore-scripts mcp-lock@${version}
      # Starts no server, so it is the same for pull requests from forks.
      - run: mcp-lock${cwd} ci review
        if: github.event_name != 'push'
      # Starts the servers that the default branch has locked.
      - run: mcp-lock${cwd} verify
        if: github.event_name == 'push' && github.ref_name == github.event.repository.default_branch
`;
}

function gitlabJobs(version: string, cwd: string): string {
  const script = (command: string) => `  image: node:24
  script:
    - npm install --global --ignore-scripts mcp-lock@${version}
    - mcp-lock${cwd} ${command}
`;
  return `mcp-lock-review:
  # Starts no server, so it is the same for merge requests from forks.
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables: { GIT_DEPTH: 0 }
${script('ci review')}
mcp-lock-verify:
  # Starts the servers that the default branch has locked.
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
${script('verify')}`;
}
