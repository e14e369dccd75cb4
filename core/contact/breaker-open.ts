import { MINUTE_MS } from '../duration.ts';
import type { ContactRule } from './contact-request.ts';

/** Nobody knows when an operator closes it: asked again so often. */
const AGAIN_MS = 15 * MINUTE_MS;

/** Too many marketing mails bounced or were called spam. What people must know goes on. */
export const breakerOpen: ContactRule = ({ purpose, channel, isMailStopped }, _policy, nowMs) =>
  isMailStopped && purpose === 'marketing' && channel === 'email'
    ? { kind: 'held', untilMs: nowMs + AGAIN_MS, reason: 'breaker-open' }
    : undefined;
