import { newStep, stepKindNames } from '../../../../console/pages/journeys/document/new-step.ts';
import { checkDocument } from '../../../../core/config/check-document.ts';
import { inEffectOf } from '../../../../core/config/in-effect.ts';
import { segmentKind } from '../../../../core/config/kinds/segment.ts';
import { preferenceSettingsSchema } from '../../../../core/config/preference-settings.ts';
import type { Fault } from '../../../../core/errors.ts';
import { faultsOf } from '../../../../core/faults.ts';
import { validateJourney } from '../../../../core/journey/journey.ts';
import type { StepContext } from '../../../../core/journey/step-kind.ts';
import { offerSchema } from '../../../../core/offer/offer.ts';
import { validateSegment } from '../../../../core/segment/validate-segment.ts';

const ofSegment = (condition: unknown): Fault[] => {
  const checked = validateSegment(
    { id: 's', condition },
    { segments: [{ id: 'o', condition: { inSegment: 's' } }] },
  );
  return checked.kind === 'valid' ? [] : checked.faults;
};

const ofOffer = (more: object): Fault[] => {
  const checked = offerSchema.safeParse({ id: 'o', terms: { percent: 10 }, ...more });
  return checked.success ? [] : faultsOf(checked.error);
};

const deep = (levels: number): unknown => (levels === 0 ? true : { '!': deep(levels - 1) });

const broken = (steps: readonly object[], more: object = {}, context: Partial<StepContext> = {}): Fault[] => {
  const checked = validateJourney(
    { id: 'j', trigger: { event: 'Signed Up' }, steps, ...more },
    { templates: {}, ...context },
  );
  return checked.kind === 'valid' ? [] : checked.faults;
};

const exit = newStep('exit', 'x');

/** Branches in branches, so many. */
const nested = (levels: number): object =>
  // biome-ignore lint/suspicious/noThenProperty: the document's own word
  levels === 0 ? exit : { ...newStep('branch', `b${levels}`), then: [nested(levels - 1)], else: [] };

const named = await checkDocument(
  segmentKind,
  { id: 's', condition: { inSegment: 'nowhere' } },
  inEffectOf(undefined, []),
);

/** What can be wrong with documents, as the validators say it today. */
export const documents: [name: string, faults: Fault[]][] = [
  ...stepKindNames.map((kind): [string, Fault[]] => [
    `a new ${kind}`,
    broken([newStep(kind, 'x'), newStep(kind, 'x')]),
  ]),
  ['an empty journey', broken([], { trigger: {}, holdout: 2, id: 'Ä', purpose: 'none' })],
  [
    'half a wait',
    broken([
      { id: 'w', kind: 'wait' },
      { id: 'v', kind: 'wait', for: 'soon', until: { time: '25:00' } },
    ]),
  ],
  [
    'an odd cascade',
    broken([
      {
        id: 'c',
        kind: 'cascade',
        order: ['sms', 'sms', 'push'],
        rungs: { sms: { template: 't', wait: 'P1D' }, email: { template: 't', wait: '' } },
      },
    ]),
  ],
  ['odd conditions', broken([{ ...newStep('branch', 'b'), if: { nope: [{ var: 'x.y' }] } }])],
  ['a segment of nobody', ofSegment(undefined)],
  ['a segment in a circle', ofSegment({ inSegment: 'o' })],
  ['a segment asked about an event', ofSegment({ '==': [{ var: 'event.properties.price' }, 1] })],
  ['a condition of two questions', ofSegment({ '==': [1, 1], '!=': [1, 1] })],
  [
    'a condition with odd questions',
    ofSegment({ and: [{ inJourney: [] }, { inSegment: 5 }, { times: ['A'] }] }),
  ],
  ['what cannot be counted', ofSegment({ '>': [{ times: ['Cart Changed', 'P7D'] }, 1] })],
  ['a question inside a list', ofSegment({ some: [{ var: 'cart.items' }, { inSegment: 'o' }] })],
  ['a path with traits', ofSegment({ '==': [{ var: 'profile.traits.city' }, 'Bonn'] })],
  ['a condition without end', ofSegment(deep(200))],
  ['an offer of nothing', ofOffer({ id: 'Ä', terms: {} })],
  ['odd terms', ofOffer({ terms: { amount: 5 }, expires: 'soon', code: 5, max: 0 })],
  ['an odd currency', ofOffer({ terms: { amount: -5, currency: 'euro' }, again: 'often' })],
  ['an odd prefix', ofOffer({ code: { generated: { prefix: 'ü', length: 99 } } })],
  ['a budget that covers nobody knows what', ofOffer({ budget: { amount: 5, currency: 'EUR' } })],
  ['a kept control group', broken([newStep('exit', 'x')], { purpose: 'transactional', holdout: 0.1 })],
  ['a name that leads nowhere', named.kind === 'valid' ? [] : named.faults],
  [
    'a message by another channel than its template',
    broken(
      [{ id: 's', kind: 'send', channel: 'email', template: 't' }],
      {},
      {
        templates: { t: { id: 't', channel: 'sms', text: 'Hello' } },
      },
    ),
  ],
  [
    'shares that are not everybody',
    broken([
      {
        id: 'c',
        kind: 'cascade',
        order: {
          experiment: [
            { share: 0.5, order: ['email'] },
            { share: 0.4, order: ['email'] },
          ],
        },
        rungs: { email: { template: 't', wait: 'P1D' } },
      },
    ]),
  ],
  [
    'shares that are more than everybody',
    broken([
      {
        id: 's',
        kind: 'split',
        ways: [0.8, 0.8, 0].map((share) => ({ share, steps: [] })),
      },
    ]),
  ],
  ['a wait for an event without end', broken([{ id: 'w', kind: 'wait', event: { event: 'A' } }])],
  // biome-ignore lint/suspicious/noThenProperty: the document's own word
  ['two ways after a plain wait', broken([{ id: 'w', kind: 'wait', for: 'P1D', then: [exit] }])],
  [
    'half of what must not happen',
    ['without', 'within'].flatMap((half) =>
      broken([exit], {
        trigger: { event: 'A', [half]: half === 'within' ? 'P1D' : { event: 'B' } },
      }),
    ),
  ],
  ['an odd id of a block', broken([{ ...exit, id: 'a b' }])],
  [
    'an event that pretends',
    broken([{ id: 'e', kind: 'emit', event: 'Order Completed', properties: { 'a-b': 1 } }]),
  ],
  ['an event without a name', broken([{ id: 'e', kind: 'emit' }])],
  [
    'a topic that nobody knows',
    broken([exit], { topic: 'tea' }, { preferences: preferenceSettingsSchema.parse({}) }),
  ],
  ['no condition', broken([exit], { audience: 5 })],
  ['a path from nowhere', broken([{ ...newStep('branch', 'b'), if: { '==': [{ var: 'x.y' }, 1] } }])],
  ['a way for everybody', broken([{ ...newStep('branch', 'b'), if: { '==': [1, 1] } }])],
  ['contacts that are written', broken([{ id: 'u', kind: 'update', traits: { email: 'a' } }])],
  ['what is too much', broken([exit], { name: 'x'.repeat(201), tea: 1, entry: { reentry: 'often' } })],
  ['a name that is none', broken([exit], { name: 5 })],
  ['a broadcast at no time', broken([exit], { trigger: { schedule: { at: 'soon' }, to: { segment: 's' } } })],
  [
    'a broadcast on Mars',
    broken([exit], {
      trigger: { schedule: { at: '2026-03-02T10:00', timezone: 'Mars/Base' }, to: { segment: 's' } },
    }),
  ],
  ['blocks in blocks', broken([nested(11)])],
  [
    'more than is counted',
    broken([exit], {
      audience: {
        and: Array.from({ length: 11 }, (_, at) => ({ '>': [{ times: [`Event ${at}`, 'P7D'] }, 1] })),
      },
    }),
  ],
];
