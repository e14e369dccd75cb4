import type { OutgoingMessage } from '../../core/send/ports.ts';

/** A mail that is fine; tests change what they are about. */
export const outgoing = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  sendId: 'send1',
  profileId: 'profile1',
  enrollmentId: 'enrollment1',
  journeyId: 'cart-abandoned',
  stepId: 'remind',
  channel: 'email',
  purpose: 'marketing',
  rung: 1,
  to: 'ann@example.com',
  from: 'Shop <shop@example.com>',
  subject: 'Your cart',
  text: 'Kettle',
  ...changes,
});
