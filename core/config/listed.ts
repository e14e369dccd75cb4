import type { Channel } from '../consent/consent.ts';
import type { Labels } from '../journey/labels.ts';
import type { TriggerName } from '../journey/triggers/names.ts';

/** What a list shows of a document, and finds it by. */
export interface Listed {
  name?: string;
  /** Of a journey. */
  labels?: Labels;
  /** Of a journey: what starts it. A broadcast is one that a schedule starts. */
  trigger?: TriggerName;
  /** Of a template. */
  channel?: Channel;
  /** Of a template: every channel that it is for. */
  channels?: readonly Channel[];
}
