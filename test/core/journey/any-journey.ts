import fc from 'fast-check';
import * as z from 'zod';
import type { Channel } from '../../../core/consent/consent.ts';
import { type Journey, validateJourney } from '../../../core/journey/journey.ts';
import type { AnyStep, StepContext } from '../../../core/journey/step-kind.ts';
import { type AnyKind, kindOf } from '../../../core/journey/step-schema.ts';
import { stepKinds } from '../../../core/journey/steps/index.ts';
import type { Template } from '../../../core/message/template.ts';
import { arbitraryOf, type Schema } from '../../support/arbitrary-of.ts';

/** What people of the walks do. */
export const EVENTS = ['Order Completed', 'Product Viewed', 'Ticket Opened', 'Signed Up'] as const;
const CHANNELS: Channel[] = ['email', 'sms', 'push', 'webpush', 'webhook', 'agent', 'onsite'];

const templates = Object.fromEntries(
  CHANNELS.map((channel): [string, Template] => [
    `t-${channel}`,
    { id: `t-${channel}`, channel, subject: 'Hello', text: 'Hello' } as Template,
  ]),
);
export const context: StepContext = { templates };

const conditions = [
  true,
  false,
  { '>': [{ var: 'event.properties.total' }, 10] },
  { '==': [{ var: 'profile.traits.country' }, 'DE'] },
  { '>': [{ times: ['Product Viewed', 'P7D'] }, 1] },
];
const durations = ['PT0S', 'PT1S', 'PT20M', 'PT3H', 'P1D', 'P9D'];

/** Marks the lists of steps inside a step. */
const LIST = { stepsOfAStep: true };
const lists = z.array(z.unknown()).meta(LIST) as unknown as z.ZodType<AnyStep[]>;

const wordOf = ({ description }: Schema): string => (typeof description === 'string' ? description : '');

const stepOf = (kind: AnyKind, inner: fc.Arbitrary<AnyStep[]>): fc.Arbitrary<AnyStep> => {
  const schema = z.toJSONSchema(z.strictObject(kind.fields(lists)), { io: 'input' }) as Schema;
  const fields = arbitraryOf(schema, (part) => {
    const word = wordOf(part);
    if (part.stepsOfAStep) return inner;
    if (word.startsWith('JsonLogic')) return fc.constantFrom(...conditions);
    if (word.startsWith('Name of an event')) return fc.constantFrom(...EVENTS);
    if (word.startsWith('ISO 8601 duration')) return fc.constantFrom(...durations);
    if (word === 'https') return fc.constant('https://hooks.example/kaskad');
    return undefined;
  });
  return fields.map((said) => mend({ ...(said as object), id: 's', kind: kind.kind }));
};

/** What a schema cannot say of the kinds that there are: who adds one adds a line if chance does not find valid ones. */
const menders: Record<string, (step: AnyStep) => AnyStep> = {
  wait: ({ then, else: other, ...step }) => ({
    ...step,
    ...(step.for === undefined && step.until === undefined && { for: 'PT1H' }),
    // biome-ignore lint/suspicious/noThenProperty: the document's own word
    ...(step.event !== undefined && { then: then ?? [], else: other ?? [] }),
  }),
  split: (step) => {
    const ways = step.ways as { steps: AnyStep[] }[];
    return { ...step, ways: ways.map((way) => ({ ...way, share: 1 / (ways.length + 1) })) };
  },
  cascade: (step) => {
    const order = step.order as Channel[] | { experiment: { order: Channel[] }[] };
    const unique = (channels: Channel[]) => [...new Set(channels)];
    const mended = Array.isArray(order)
      ? unique(order)
      : {
          experiment: order.experiment.map((one) => ({
            share: 1 / order.experiment.length,
            order: unique(one.order),
          })),
        };
    const all = Array.isArray(mended) ? mended : mended.experiment.flatMap((one) => one.order);
    const waits = Object.values(step.rungs as Record<string, { wait: string }>).map(({ wait }) => wait);
    const rung = (at: number) => ({ template: '', wait: waits[at % waits.length] ?? 'PT2H' });
    return { ...step, order: mended, rungs: Object.fromEntries(all.map((one, at) => [one, rung(at)])) };
  },
};

/** Gives each message a template that is there. */
const withTemplates = (step: AnyStep): AnyStep => {
  for (const { channel, path } of kindOf(step.kind)?.rungs?.(step) ?? []) {
    const names = path.split('/').slice(1);
    const last = names.pop() ?? '';
    const holder = names.reduce((part, name) => part[name] as AnyStep, step);
    holder[last] = `t-${channel}`;
  }
  return step;
};

const mend = (step: AnyStep): AnyStep => withTemplates(menders[step.kind]?.(step) ?? step);

const kinds = Object.values(stepKinds) as unknown as AnyKind[];

const isValid = (step: AnyStep): boolean =>
  validateJourney({ id: 'j', trigger: { event: 'Signed Up' }, steps: [numbered([step])[0]] }, context)
    .kind === 'valid';

/** Each step has a name of its own. */
const numbered = (steps: readonly AnyStep[], prefix = 's'): AnyStep[] =>
  steps.map((step, index) => {
    const id = `${prefix}${index}`;
    const copy = structuredClone({ ...step, id });
    for (const [list, inner] of Object.entries(kindOf(copy.kind)?.lists?.(copy) ?? {}))
      inner.splice(0, inner.length, ...numbered(inner, `${id}-${list.replaceAll('/', '_')}-`));
    return copy;
  });

const stepsOf = (depth: number): fc.Arbitrary<AnyStep[]> => {
  const inner: fc.Arbitrary<AnyStep[]> = depth === 0 ? fc.constant([]) : stepsOf(depth - 1);
  return fc.array(fc.oneof(...kinds.map((kind) => stepOf(kind, inner).filter(isValid))), { maxLength: 3 });
};

const triggers = fc.constantFrom<Journey['trigger']>(
  { event: 'Signed Up' },
  { event: 'Signed Up', without: { event: 'Order Completed' }, within: 'PT2H' },
);

/** A journey of all kinds of steps, in each other, whatever kinds there are. */
export const anyJourney: fc.Arbitrary<Journey> = fc
  .record({
    trigger: triggers,
    steps: stepsOf(2),
    exits: fc.boolean(),
    entry: fc.constantFrom('P1D', 'PT0S'),
  })
  .map(
    ({ trigger, steps, exits }): Journey => ({
      id: 'j',
      trigger,
      ...(exits && { exit: [{ event: 'Order Completed' }] }),
      goal: { event: 'Order Completed' },
      steps: numbered([...steps, { id: 'x', kind: 'wait', for: 'PT1H' }]) as unknown as Journey['steps'],
    }),
  );
