import type { AdvancePorts } from '../ports.ts';
import type { Turn } from '../turn.ts';
import type { ActVerdict } from './act-verdict.ts';
import { callWebhook } from './call-webhook.ts';
import { grantOffer } from './grant-offer.ts';
import { say } from './say.ts';

/** Does what a step wants besides a message, and answers the turn as it stands then: one line per kind. */
export const carryOutAct = (ports: AdvancePorts, turn: Turn, verdict: ActVerdict): Promise<Turn> => {
  const { act } = verdict;
  switch (act.kind) {
    case 'emit':
    case 'update':
      return say(ports, turn, { ...verdict, act });
    case 'offer':
      return grantOffer(ports, turn, { ...verdict, act });
    case 'webhook':
      return callWebhook(ports, turn, { ...verdict, act });
  }
};
