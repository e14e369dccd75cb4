import type { Local, LocalOptions } from '../../local/contract.ts';
import type { AwsCall } from '../../local/meter.ts';
import { type browsing, identifyOf, post, requestOf } from './events.ts';

export interface Visit {
  person: string;
  doing: typeof browsing;
  /** Events a request. */
  size: number;
  requests: number;
}

export interface Metered {
  local: Local;
  /** Makes somebody known, with what comes out of `identify` counted nowhere. */
  meet(person: string): Promise<void>;
  /** The calls that a person's requests made or caused, each its own batch, two minutes between them. */
  visit(visit: Visit): Promise<AwsCall[]>;
}

/** A local run whose calls are counted, but for those of schedules that come due between two requests. */
export const startMetered = async (
  start: (options: Pick<LocalOptions, 'meter'>) => Promise<Local>,
): Promise<Metered> => {
  let calls: AwsCall[] | undefined;
  let requests = 0;
  const local = await start({ meter: (call) => calls?.push(call) });
  return {
    local,
    async meet(person) {
      await post(local.url, identifyOf(person));
      await local.idle();
    },
    async visit({ person, doing, size, requests: count }) {
      const counted: AwsCall[] = [];
      for (let request = 0; request < count; request++) {
        calls = undefined;
        await local.clock.advance('PT2M');
        calls = counted;
        await post(local.url, requestOf(person, size, `request-${++requests}`, doing));
        await local.idle();
      }
      calls = undefined;
      return counted;
    },
  };
};
