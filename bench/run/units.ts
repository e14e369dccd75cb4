import type { AwsCall } from '../../local/meter.ts';
import { seedLocal } from '../../local/seed.ts';
import { startLocal } from '../../local/start.ts';
import { synthesize } from '../../local/synthesize.ts';
import { identifyOf, post, requestOf } from './events.ts';
import { PRICES } from './prices.ts';

const REQUESTS = 100;

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);

export interface Units {
  httpRequests: number;
  busEntries: number;
  queueRequests: number;
  invocations: number;
  writeUnits: number;
  readUnits: number;
  logBytes: number;
}

const sum = (calls: readonly AwsCall[], of: (call: AwsCall) => boolean) =>
  calls.filter(of).reduce((total, call) => total + call.units, 0);

/** What a list of calls adds up to, in what AWS bills. */
export const unitsOf = (calls: readonly AwsCall[]): Units => ({
  httpRequests: sum(calls, (call) => call.service === 'apigateway'),
  busEntries: sum(calls, (call) => call.service === 'events'),
  queueRequests: sum(calls, (call) => call.service === 'sqs'),
  invocations: sum(calls, (call) => call.service === 'lambda'),
  writeUnits: sum(calls, (call) => call.service === 'dynamodb' && WRITES.has(call.action)),
  readUnits: sum(calls, (call) => call.service === 'dynamodb' && !WRITES.has(call.action)),
  logBytes: sum(calls, (call) => call.service === 'logs'),
});

const dollarsPerMillion = (units: Units, events: number) =>
  ((units.httpRequests * PRICES.httpRequest +
    units.busEntries * PRICES.busEntry +
    units.queueRequests * PRICES.queueRequest +
    units.invocations * PRICES.lambdaRequest +
    units.writeUnits * PRICES.writeUnit +
    units.readUnits * PRICES.readUnit +
    units.logBytes * PRICES.logByte) /
    events) *
  1e6;

/** Counts AWS's units of one known person's requests of `k` events, one after the other, on the whole system. */
export const measureUnits = async () => {
  await synthesize();
  let calls: AwsCall[] = [];
  const local = await startLocal({
    assembly: 'cdk.out',
    port: 0,
    seed: seedLocal,
    meter: (call) => calls.push(call),
  });
  const rows: Record<string, Record<string, number>> = {};
  try {
    for (const k of [1, 10, 20]) {
      await post(local.url, identifyOf(`typical-${k}`));
      await post(local.url, requestOf(`typical-${k}`, k, `first-${k}`));
      await local.idle();
      calls = [];
      for (let request = 0; request < REQUESTS; request++) {
        await post(local.url, requestOf(`typical-${k}`, k, `${k}-${request}`));
        await local.idle();
      }
      const units = unitsOf(calls);
      const events = REQUESTS * k;
      rows[`${k} a request`] = {
        ...Object.fromEntries(
          Object.entries(units).map(([name, value]) => [
            `${name}/request`,
            Number((value / REQUESTS).toFixed(2)),
          ]),
        ),
        '$ per million events, without Lambda time': Number(dollarsPerMillion(units, events).toFixed(3)),
      };
    }
  } finally {
    await local.stop();
  }
  console.log('AWS units of one person with an open cart, history included:');
  console.table(rows);
};
