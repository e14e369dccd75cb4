import type { WebhookAnswer, WebhookCall, Webhooks } from '../../../core/ports.ts';

/** Another system; it takes everything but for the answers it is given to say first. */
export const fakeWebhooks = (...answers: WebhookAnswer[]) => {
  const calls: WebhookCall[] = [];
  const port: Webhooks = {
    async post(call) {
      calls.push(call);
      return answers.shift() ?? { kind: 'taken', status: 200 };
    },
  };
  return { ...port, calls, answers };
};
