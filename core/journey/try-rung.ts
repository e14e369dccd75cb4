import { channelFor } from '../contact/channel-for.ts';
import { mayContact } from '../contact/may-contact.ts';
import type { AnyStep, Rung, StepAsk, StepVerdict } from './step-kind.ts';

/** Asks the gate about one message of a step. A wake that came too late sends nothing. */
export const tryRung = <S extends Pick<AnyStep, 'id'>>(
  ask: StepAsk<S>,
  { channel: said, template }: Pick<Rung, 'channel' | 'template'>,
  rung?: number,
): StepVerdict => {
  const { step, enrollment, purpose, profile, contact, shop, switches, nowMs } = ask;
  const channel = channelFor(profile, said);
  const place = { stepId: step.id, ...(rung === undefined ? {} : { rung }), channel };
  if (ask.late) return { kind: 'skip', ...place, reason: 'too-late' };
  const suppressed = ask.suppressed[channel];
  const answer = mayContact(
    {
      ...{ profile, channel, purpose, journeyId: enrollment.journeyId },
      ...(suppressed ? { suppressed } : {}),
      ...(ask.topic !== undefined && { topic: ask.topic }),
      ...(ask.isMailStopped && { isMailStopped: true }),
    },
    { contact, shop, switches },
    nowMs,
  );
  switch (answer.kind) {
    case 'allowed':
      return { kind: 'send', ...place, template, purpose, address: answer.address };
    case 'held':
      return { kind: 'rest', untilMs: answer.untilMs, held: { ...place, reason: answer.reason } };
    case 'skipped':
      return { kind: 'skip', ...place, reason: answer.reason };
  }
};
