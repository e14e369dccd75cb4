import type { AnyStep } from '../step-kind.ts';

type Lists = Record<string, AnyStep[]>;

interface Ways {
  then?: AnyStep[] | undefined;
  else?: AnyStep[] | undefined;
}

/** Lists of steps inside a step, of each kind that has some. Apart from the kinds: a page draws a journey without all that walks it. */
export const innerLists = {
  // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
  branch: (step: Ways): Lists => ({ then: step.then ?? [], else: step.else ?? [] }),
  offer: (step: Ways): Lists => ({ else: step.else ?? [] }),
  split: (step: { ways: readonly { steps: AnyStep[] }[] }): Lists =>
    Object.fromEntries(step.ways.map((way, index) => [`ways/${index}/steps`, way.steps])),
  wait: (step: Ways & { event?: unknown }): Lists =>
    // biome-ignore lint/suspicious/noThenProperty: the same
    step.event ? { then: step.then ?? [], else: step.else ?? [] } : {},
};
