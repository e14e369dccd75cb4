import type { Fault } from '../errors.ts';
import { faultsOf } from '../faults.ts';
import { channelsOf } from '../message/template.ts';
import { deadEnd } from './dead-steps.ts';
import type { AnyStep, StepContext } from './step-kind.ts';
import { type AnyKind, kindOf, shallowSchemas } from './step-schema.ts';
import { stepKinds } from './steps/index.ts';

/** Steps inside steps inside steps: deeper than anybody reads. */
const DEEPEST = 10;

interface Walk extends StepContext {
  ids: Set<string>;
}

const under = (path: string, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, path: path + fault.path }));

const templateFaults = (kind: AnyKind, step: AnyStep, { templates }: Walk): Fault[] =>
  (kind.rungs?.(step) ?? []).flatMap(({ channel, template, path }) => {
    const known = Object.hasOwn(templates, template) ? templates[template] : undefined;
    if (!known) return [{ path, message: `there is no template ${template}` }];
    const channels = channelsOf(known);
    return channels.includes(channel) || (channel === 'webpush' && channels.includes('push'))
      ? []
      : [{ path, message: `the template is for ${channels.join(', ')}, not ${channel}` }];
  });

const idFaults = (raw: object, walk: Walk): Fault[] => {
  const id = 'id' in raw ? raw.id : undefined;
  if (typeof id !== 'string') return [];
  const isTaken = walk.ids.has(id);
  walk.ids.add(id);
  return isTaken ? [{ path: '/id', message: `another step is called ${id}` }] : [];
};

/** What a schema has found wrong may have any shape: what can still be said of it is said. */
const asFarAsPossible = (look: () => Fault[]): Fault[] => {
  try {
    return look();
  } catch {
    return [];
  }
};

const ofStep = (raw: unknown, walk: Walk, depth: number): Fault[] => {
  if (typeof raw !== 'object' || raw === null) return [{ path: '', message: 'a step is an object' }];
  const kind = kindOf('kind' in raw ? raw.kind : undefined);
  if (!kind) {
    const message = `a step is one of ${Object.keys(stepKinds).join(', ')}`;
    return [...idFaults(raw, walk), { path: '/kind', message }];
  }
  const shape = shallowSchemas.get(kind.kind)?.safeParse(raw).error;
  const step = raw as AnyStep;
  return [
    ...idFaults(raw, walk),
    ...(shape ? faultsOf(shape) : []),
    ...asFarAsPossible(() => kind.faults?.(step) ?? []),
    ...asFarAsPossible(() => templateFaults(kind, step, walk)),
    ...asFarAsPossible(() =>
      Object.entries(kind.lists?.(step) ?? {}).flatMap(([list, steps]) =>
        ofList(steps, `/${list}`, walk, depth + 1),
      ),
    ),
  ];
};

const ofList = (list: readonly unknown[], path: string, walk: Walk, depth: number): Fault[] => {
  if (depth > DEEPEST && list.length > 0) return [{ path, message: `steps lie at most ${DEEPEST} deep` }];
  return [
    ...list.flatMap((raw, index) => under(`${path}/${index}`, ofStep(raw, walk, depth))),
    ...under(
      path,
      asFarAsPossible(() => deadEnd(list as readonly AnyStep[])),
    ),
  ];
};

/** Every fault of a list of steps and of all lists in it, by JSON pointer from `/steps`. */
export const stepFaults = (list: readonly unknown[], context: StepContext): Fault[] =>
  ofList(list, '/steps', { ...context, ids: new Set() }, 1);
