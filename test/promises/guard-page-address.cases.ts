/** Addresses by which a client can ask for a page that tools link to, and by which the guard must know it again. */
import type { Kind, Named } from './kind.ts';

/** `/srv/my work` is the workspace folder. */
export const FOLDER = '/srv/my work';

interface Case extends Named {
  /** The address as the tool links to it. */
  readonly linked: string;
  /** The address in the request of the client. */
  readonly asked: string;
  /** Whether that is another page, which the lock does not have. */
  readonly other?: true;
}

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'A changed page behind another spelling of a linked address is withheld.',
  open: 'A page that no locked tool links to is not compared: the guard passes it unless `--strict` is on.',
  cases: [
    { name: 'as it is', linked: 'ui://notes/view.html', asked: 'ui://notes/view.html' },
    {
      name: 'with the workspace folder',
      linked: `ui:/${FOLDER}/view.html`,
      asked: `ui:/${FOLDER}/view.html`,
    },
    {
      name: 'with the workspace folder in escapes',
      linked: `ui:/${FOLDER}/view.html`,
      asked: 'ui://srv/my%20work/view.html',
    },
    {
      name: 'with every sign of the workspace folder in escapes',
      linked: `ui://page?file=${FOLDER}/view.html`,
      asked: 'ui://page?file=%2Fsrv%2Fmy%20work%2Fview.html',
    },
    { name: 'with the temporary folder', linked: 'ui://x/tmp/view.html', asked: 'ui://x/tmp/view.html' },
    { name: 'with a blank in escapes', linked: 'ui://notes/my view', asked: 'ui://notes/my%20view' },
    { name: 'with escapes undone', linked: 'ui://notes/my%20view', asked: 'ui://notes/my view' },
    { name: 'with escapes in lower case', linked: 'ui://notes/%C3%BC', asked: 'ui://notes/%c3%bc' },
    { name: 'with an escaped letter', linked: 'ui://notes/view', asked: 'ui://notes/%76iew' },
    { name: 'in the other normal form', linked: 'ui://notes/\u00fc', asked: 'ui://notes/u\u0308' },
    { name: 'with the scheme in capitals', linked: 'ui://notes/view', asked: 'UI://notes/view' },
    { name: 'with the host in capitals', linked: 'ui://notes/view', asked: 'ui://Notes/view' },
    { name: 'with a dot segment', linked: 'ui://notes/view', asked: 'ui://notes/a/../view' },
    { name: 'with an escaped dot segment', linked: 'ui://notes/view', asked: 'ui://notes/a/%2e%2e/view' },
    { name: 'with a slash at the end', linked: 'ui://notes', asked: 'ui://notes/' },
    { name: 'with a fragment', linked: 'ui://notes/view', asked: 'ui://notes/view#top' },
    { name: 'without its fragment', linked: 'ui://notes/view#top', asked: 'ui://notes/view' },
    { name: 'with a backslash', linked: 'ui://notes/view', asked: 'ui://notes\\view' },
    { name: 'with a tab inside', linked: 'ui://notes/view', asked: 'ui://no\ttes/view' },
    { name: 'with a blank around', linked: 'ui://notes/view', asked: ' ui://notes/view ' },
    {
      name: 'with a placeholder of the lock',
      linked: 'ui:/${workspaceFolder}/v',
      asked: 'ui:/${workspaceFolder}/v',
    },
    { name: 'of another page', linked: 'ui://notes/view', asked: 'ui://notes/edit', other: true },
    {
      name: 'of another page by its query',
      linked: 'ui://notes/v?p=1',
      asked: 'ui://notes/v?p=2',
      other: true,
    },
    {
      name: 'of another page by letter case',
      linked: 'ui://notes/view',
      asked: 'ui://notes/View',
      other: true,
    },
  ],
};
