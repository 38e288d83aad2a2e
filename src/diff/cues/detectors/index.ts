/**
 * Everything that looks for a cue in one string, in the order in which cues are reported. A new detector is a new file
 * here plus its name in the list.
 */
import type { Detector } from '../cue.ts';
import { addressCues } from './address.ts';
import { bidiCues } from './bidi.ts';
import { blobCues } from './blob.ts';
import { confusableCues } from './confusable.ts';
import { controlCues } from './controls.ts';
import { hiddenCues } from './hidden.ts';
import { instructionCues } from './instruction.ts';
import { markupCues } from './markup.ts';
import { mixedScriptCues } from './mixed-script.ts';
import { nameOrderCues } from './name-order.ts';
import { parameterNameCues } from './parameter-name.ts';
import { referenceCues } from './reference.ts';
import { secretPathCues } from './secret-path.ts';

/** Every detector, in order. */
export const DETECTORS: readonly Detector[] = [
  hiddenCues,
  bidiCues,
  controlCues,
  confusableCues,
  mixedScriptCues,
  instructionCues,
  nameOrderCues,
  parameterNameCues,
  referenceCues,
  addressCues,
  secretPathCues,
  markupCues,
  blobCues,
];
