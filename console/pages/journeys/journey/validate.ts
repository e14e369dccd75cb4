import type { Fault } from '../../../../core/errors.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { StepContext } from '../../../../core/journey/step-kind.ts';

interface Question {
  readonly journey: Journey;
  readonly context: StepContext;
}

export interface Asked extends Question {
  /** Of the question; its answer has the same. */
  readonly no: number;
}

export interface Answered {
  readonly no: number;
  readonly faults: readonly Fault[];
}

interface Waiting {
  readonly resolve: (faults: readonly Fault[]) => void;
  readonly reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let last = 0;
let worker: Worker | undefined;

const giveUp = (): void => {
  for (const { reject } of waiting.values()) reject(new Error('The validator does not answer'));
  waiting.clear();
  worker?.terminate();
  worker = undefined;
};

const start = (): Worker => {
  const started = new Worker(new URL('./validator.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data: { no, faults } }: MessageEvent<Answered>) => {
    waiting.get(no)?.resolve(faults);
    waiting.delete(no);
  });
  started.addEventListener('error', giveUp);
  return started;
};

/**
 * Every fault of a journey, found beside the page by the core's own validator; begun at the first question.
 * @throws Error where it cannot be loaded, or breaks; the next question begins another
 */
export const validate = ({ journey, context }: Question): Promise<readonly Fault[]> =>
  new Promise((resolve, reject) => {
    worker ??= start();
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ no: last, journey, context } satisfies Asked);
  });
