import type { AnyStep } from '../../../../core/journey/step-kind.ts';
import type { stepKinds } from '../../../../core/journey/steps/index.ts';

export type StepKindName = keyof typeof stepKinds;

/** What a step begins as, by its kind: what people will want most often, and never what would send at once to everybody. */
const BEGINNINGS: Readonly<Record<StepKindName, () => Record<string, unknown>>> = {
  wait: () => ({ for: 'PT1H' }),
  send: () => ({ channel: 'email', template: '' }),
  cascade: () => ({
    order: ['push', 'email'],
    rungs: { push: { template: '', wait: 'PT2H' }, email: { template: '', wait: 'P1D' } },
  }),
  // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
  branch: () => ({ if: { '>': [{ var: 'profile.counters.orders' }, 0] }, then: [], else: [] }),
  split: () => ({
    ways: [
      { share: 0.5, steps: [] },
      { share: 0.5, steps: [] },
    ],
  }),
  update: () => ({ traits: {} }),
  emit: () => ({ event: '' }),
  offer: () => ({ offer: '' }),
  task: () => ({ title: '', text: '' }),
  webhook: () => ({ url: 'https://' }),
  exit: () => ({}),
};

export const stepKindNames = Object.keys(BEGINNINGS) as StepKindName[];

export const newStep = (kind: StepKindName, id: string): AnyStep => ({ id, kind, ...BEGINNINGS[kind]() });
