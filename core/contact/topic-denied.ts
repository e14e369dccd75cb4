import { isTopicDenied } from '../profile/operator/marks.ts';
import type { ContactRule } from './contact-request.ts';

/** She wants marketing, but none about this. */
export const topicDenied: ContactRule = ({ profile, purpose, topic }) =>
  purpose === 'marketing' && topic !== undefined && isTopicDenied(profile, topic)
    ? { kind: 'skipped', reason: 'topic-denied' }
    : undefined;
