/** npm's own reading of what names a package: token or name and range in, its kind and parts out. Asks nobody. */
import type npa from 'npm-package-arg';
import { lazy } from '../../host/lazy.ts';

const parser = lazy<typeof npa>('npm-package-arg');

/** A token as a command line has it; `cwd` is where a relative path begins. Throws what npm's parser throws. */
export const readSpec = (token: string, cwd: string): npa.Result => parser()(token, cwd);

/** A name and what was asked of it. Throws what npm's parser throws. */
export const resolveSpec = (name: string, requested: string): npa.Result => parser().resolve(name, requested);
