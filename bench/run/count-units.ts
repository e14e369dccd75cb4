import type { AwsCall } from '../../local/meter.ts';
import { PRICES } from './prices.ts';

/** What a list of calls adds up to, in what AWS bills. */
export interface Units {
  httpRequests: number;
  busEntries: number;
  queueRequests: number;
  invocations: number;
  profileWriteUnits: number;
  historyWriteUnits: number;
  otherWriteUnits: number;
  readUnits: number;
  transactions: number;
  logBytes: number;
}

const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
  'IndexWrite',
]);
const PROFILE = /^P#\S+ #$/;
const HISTORY = /^P#\S+ T#/;

const isWrite = ({ service, action }: AwsCall) => service === 'dynamodb' && WRITES.has(action);
const isProfile = ({ key = '' }: AwsCall) => PROFILE.test(key);
const isHistory = ({ key = '' }: AwsCall) => HISTORY.test(key);

export const countUnits = (calls: readonly AwsCall[]): Units => {
  const sum = (of: (call: AwsCall) => boolean) =>
    calls.filter(of).reduce((total, call) => total + call.units, 0);
  const of = (service: AwsCall['service']) => sum((call) => call.service === service);
  return {
    httpRequests: of('apigateway'),
    busEntries: of('events'),
    queueRequests: of('sqs'),
    invocations: of('lambda'),
    profileWriteUnits: sum((call) => isWrite(call) && isProfile(call)),
    historyWriteUnits: sum((call) => isWrite(call) && isHistory(call)),
    otherWriteUnits: sum((call) => isWrite(call) && !isProfile(call) && !isHistory(call)),
    readUnits: sum((call) => call.service === 'dynamodb' && !isWrite(call)),
    transactions: sum((call) => call.service === 'dynamodb' && call.action.startsWith('Transact')),
    logBytes: of('logs'),
  };
};

/** By list prices, without the time that functions run. */
export const dollarsOf = (units: Units): number =>
  units.httpRequests * PRICES.httpRequest +
  units.busEntries * PRICES.busEntry +
  units.queueRequests * PRICES.queueRequest +
  units.invocations * PRICES.lambdaRequest +
  (units.profileWriteUnits + units.historyWriteUnits + units.otherWriteUnits) * PRICES.writeUnit +
  units.readUnits * PRICES.readUnit +
  units.logBytes * PRICES.logByte;
