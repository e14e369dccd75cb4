import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { die, type Invocation, never, running } from '../invocation.ts';
import type { Fate, Fault, FaultPlan } from '../plan.ts';
import type { World } from '../world.ts';
import type { Attempt, Providers } from './providers.ts';

type Operation = (input: object, share?: number) => object;
/** By the name of its client class, what a service does. */
export type Services = Record<string, object>;

interface Command {
  input: object;
}
interface Client {
  config: { maxAttempts(): Promise<number> };
}
type Send = (this: Client, command: Command) => Promise<object>;

interface House {
  world: World;
  plan: FaultPlan;
  services: Services;
  providers: Providers;
}

const TIMEOUT_MS = 3_000;

/** By service, how it says that it is called too often. */
const throttles: Record<string, string> = {
  SESv2Client: 'TooManyRequestsException',
  SNSClient: 'ThrottledException',
};

const failure = (name: string, status?: number): Error =>
  Object.assign(new Error(name), { name, $metadata: { ...(status && { httpStatusCode: status }) } });

const errorFor = (fault: Fault, service: string): Error => {
  if (fault === 'throttle') return failure(throttles[service] ?? 'ThrottlingException', 400);
  return fault.startsWith('timeout') ? failure('TimeoutError') : failure('InternalServerError', 500);
};

const retried = new Set(['ThrottlingException', 'TimeoutError', 'InternalServerError']);
const isRetried = (error: unknown): boolean => error instanceof Error && retried.has(error.name);

interface Call {
  service: string;
  operation: string;
  input: object;
  invocation: Invocation;
}

/** Every client of the SDK calls the simulated services, with the faults of the plan, from now on. Answers how to end that. */
export const serveAws = (house: House): (() => void) => {
  const base = Object.getPrototypeOf(DynamoDBClient.prototype) as { send: Send };
  const { send } = base;
  base.send = function (command) {
    const service = this.constructor.name;
    const operation = command.constructor.name.replace(/Command$/, '');
    const invocation = running.getStore();
    const { input } = command;
    if (!invocation) return Promise.resolve().then(() => carryOut(house, { service, operation }, input));
    return repeated(house, this, { service, operation, input, invocation });
  };
  return () => {
    base.send = send;
  };
};

const carryOut = (
  { services }: House,
  { service, operation }: Pick<Call, 'service' | 'operation'>,
  input: object,
  share?: number,
): object => {
  const owner = services[service] as Record<string, Operation> | undefined;
  const act = owner?.[operation];
  if (!owner || !act) throw new Error(`${service} ${operation} is not simulated`);
  return act.call(owner, input, share);
};

/** As the SDK does: so many attempts, with pauses that grow. */
const repeated = async (house: House, client: Client, call: Call): Promise<object> => {
  const attempts = await client.config.maxAttempts();
  const fate = house.plan.fateOf(call.operation);
  for (let attempt = 1; ; attempt++) {
    const own = attempt === 1 || fate?.lasts ? fate : undefined;
    try {
      return await once(house, call, own);
    } catch (error) {
      if (attempt >= attempts || !isRetried(error)) throw withAttempts(error, attempt);
      await house.world.sleep(house.world.luck.next() * 100 * 2 ** attempt);
    }
  }
};

const withAttempts = (error: unknown, attempts: number): unknown =>
  error instanceof Error
    ? Object.assign(error, { $metadata: { ...Reflect.get(error, '$metadata'), attempts } })
    : error;

const once = async (house: House, call: Call, fate: Fate | undefined): Promise<object> => {
  const { world, providers } = house;
  const { operation, input, invocation, service } = call;
  if (invocation.isDead) return never();
  noteLook(call, world.nowMs);
  const note = providers.begins(operation, input, invocation);
  const fault = fate?.fault;
  if (fault) invocation.lastFaultAtMs = world.nowMs;
  if (fault && operation === 'PutItem') invocation.lastWriteFaultAtMs = world.nowMs;
  if (operation === 'PutItem') providers.noteDecision(input, invocation);
  if (note) note.isAmbiguous = fault !== undefined && fault !== 'throttle';
  if (fault === 'crash before') return dying(invocation);
  await world.sleep(2 + world.luck.below(20));
  if (fault === 'throttle' || fault?.endsWith('before')) return failing(world, fault, service);
  const answer = effectOf(house, call, note, fault === 'partial' ? 0.5 : 1);
  if (fault === 'crash after') return dying(invocation);
  if (fault?.endsWith('after')) return failing(world, fault, service);
  await world.sleep(2 + world.luck.below(10));
  return answer;
};

const effectOf = (house: House, call: Call, note: Attempt | undefined, share: number): object =>
  note ? house.providers.accept(note) : carryOut(house, call, call.input, share);

const failing = async (world: World, fault: Fault, service: string): Promise<never> => {
  if (fault.startsWith('timeout')) await world.sleep(TIMEOUT_MS);
  throw errorFor(fault, service);
};

const dying = async (invocation: Invocation): Promise<never> => {
  die(invocation);
  if (invocation.isDead) return never();
  throw failure('InternalServerError', 500);
};

/** When a person was read: the moment at which the answer was true is not before the call. */
const noteLook = ({ operation, input, invocation }: Call, nowMs: number): void => {
  if (operation !== 'GetItem' && operation !== 'BatchGetItem') return;
  const { Key, RequestItems } = input as {
    Key?: { pk?: { S?: string }; sk?: { S?: string } };
    RequestItems?: Record<string, { Keys: NonNullable<typeof Key>[] }>;
  };
  const keys = Key ? [Key] : Object.values(RequestItems ?? {}).flatMap(({ Keys }) => Keys);
  for (const { pk, sk } of keys)
    if (pk?.S !== undefined && sk?.S === '#') invocation.lookedAtMs.set(pk.S, nowMs);
};
