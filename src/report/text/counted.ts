/** Which findings bring text that nobody accepts unseen: what the model reads, and what settings say. Findings in, yes or no out. Pure. */
import type { Finding } from '../../model.ts';
import { isItem } from './finding.ts';

/** Whether new text is counted here. A cue stands in a text that another finding brings. */
export const isCounted = (group: readonly Finding[]): boolean =>
  group.some(
    (finding) =>
      finding.rule === 'lock/settings-changed' ||
      ((isItem(finding) || finding.subject.kind === 'server') && !isCue(finding)),
  );

export const isCue = ({ rule }: Finding): boolean => rule.startsWith('text/');
