/** Types for what we use of `npm-pick-manifest`, which brings none. */

declare module 'npm-pick-manifest' {
  interface Manifest {
    readonly name: string;
    readonly version: string;
  }
  interface Packument<M extends Manifest> {
    readonly name: string;
    readonly versions: Readonly<Record<string, M>>;
    readonly 'dist-tags': Readonly<Record<string, string>>;
    /** When each version was published. */
    readonly time?: Readonly<Record<string, string>>;
  }
  interface Options {
    readonly defaultTag?: string;
    readonly before?: Date | null;
  }
  /** The version npm would take; throws an error with code ETARGET, ENOVERSIONS or E403 when there is none. */
  function pickManifest<M extends Manifest>(packument: Packument<M>, wanted: string, options?: Options): M;
  export = pickManifest;
}
