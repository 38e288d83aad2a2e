/** What is asked about a Python package, and which indexes are asked. Types only. */

export interface PypiQuestion {
  readonly name: string;
  /** As written, without the name: empty, `==1.2`, `>=1,<2`. */
  readonly specifier: string;
  /** `--default-index`, `--index-url`. */
  readonly indexUrl?: string;
  /** uv's `--index`, which comes before `--extra-index-url`. */
  readonly indexUrls?: readonly string[];
  /** `--extra-index-url`. */
  readonly extraIndexUrls?: readonly string[];
  readonly prerelease?: boolean;
  /** `--python`: `3.12`, `3.12.1`, `cpython-3.12`. */
  readonly python?: string;
  /** Whose settings count; `uv` by default. */
  readonly tool?: 'uv' | 'pip';
  /** Settings of the project around `cwd` count too: for `uv run`, not for `uvx`. */
  readonly project?: boolean;
  /** What the config sets for the server. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** One index of packages (PEP 503). */
export interface PypiIndex {
  /** Ends in a slash; without user and password. */
  readonly url: string;
  /** The address without credentials, for messages and for the lock. */
  readonly shown: string;
  /** `Basic …`. */
  readonly authorization?: string;
}

/** The indexes to ask, in their order. */
export interface PypiSources {
  readonly indexes: readonly PypiIndex[];
  /** The first index that has the project; the first that has a version that fits; the best of all. */
  readonly search: 'first' | 'fitting' | 'all';
  readonly prerelease: boolean;
}
