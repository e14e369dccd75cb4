import { randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { FunctionModel } from '../template/models/function.ts';
import { startThread } from '../thread.ts';
import { type AwsAddresses, functionEnvironment } from './environment.ts';
import type { LogSink } from './log-sink.ts';
import type { FromWorker, FunctionError, ToWorker, WorkerStart } from './messages.ts';

export type Outcome =
  | { readonly kind: 'done'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: FunctionError };

export interface LambdaFunction {
  readonly model: FunctionModel;
  invoke(payload: string): Promise<Outcome>;
  clockMoved(): void;
  stop(): Promise<void>;
}

export interface LambdaParts {
  readonly addresses: AwsAddresses;
  readonly clock: VirtualClock;
  readonly logs: LogSink;
}

interface Sandbox {
  readonly worker: Worker;
  readonly pending: Map<string, (outcome: Outcome) => void>;
}

const entry = new URL('./worker/main.ts', import.meta.url);

/** V8 grows a heap up to its limit before it tidies up; the whole run has 400 MB for all its functions. */
const MOST_HEAP_MB = 128;
const YOUNG_HEAP_MB = 3;

/**
 * One function on one thread that takes all its invocations. After a timeout new ones get a new thread, as Lambda
 * gives a new sandbox; the old thread ends with the last invocation it still owes.
 */
export function createLambdaFunction(model: FunctionModel, parts: LambdaParts): LambdaFunction {
  let current: Sandbox | undefined;
  const all = new Set<Sandbox>();

  function open(): Sandbox {
    const sandbox: Sandbox = { worker: startWorker(model, parts), pending: new Map() };
    const { worker } = sandbox;
    all.add(sandbox);
    worker.on('message', (message: FromWorker) => settle(sandbox, message.requestId, message));
    worker.on('error', (error) => close(sandbox, crash(error)));
    worker.on('exit', (code) =>
      close(sandbox, { errorType: 'Runtime.ExitError', errorMessage: `exit status ${code}` }),
    );
    return sandbox;
  }

  function settle(sandbox: Sandbox, requestId: string, outcome: Outcome): void {
    const resolve = pending(sandbox, requestId);
    resolve?.(outcome);
    if (sandbox !== current && sandbox.pending.size === 0) close(sandbox, retired);
  }

  function timeOut(sandbox: Sandbox, requestId: string): void {
    const error = timedOut(requestId, model);
    parts.logs.add(model.name, error.errorMessage);
    if (current === sandbox) current = undefined;
    settle(sandbox, requestId, { kind: 'failed', error });
  }

  function close(sandbox: Sandbox, error: FunctionError): void {
    if (current === sandbox) current = undefined;
    if (!all.delete(sandbox)) return;
    if (sandbox.pending.size > 0) parts.logs.add(model.name, `${error.errorType}: ${error.errorMessage}`);
    for (const resolve of sandbox.pending.values()) resolve({ kind: 'failed', error });
    void sandbox.worker.terminate();
  }

  const sandboxNow = () => {
    current ??= open();
    return current;
  };

  return {
    model,
    invoke: (payload) =>
      new Promise((resolve) => {
        const sandbox = sandboxNow();
        const requestId = randomUUID();
        const timer = setTimeout(() => timeOut(sandbox, requestId), model.timeoutSeconds * 1000);
        sandbox.pending.set(requestId, (outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        });
        tell(sandbox, invocation(model, requestId, payload));
      }),
    clockMoved: () => {
      for (const sandbox of all) tell(sandbox, { kind: 'clock-moved' });
    },
    async stop() {
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}

const retired: FunctionError = { errorType: 'Sandbox.Retired', errorMessage: 'the sandbox was replaced' };

function pending(sandbox: Sandbox, requestId: string): ((outcome: Outcome) => void) | undefined {
  const resolve = sandbox.pending.get(requestId);
  sandbox.pending.delete(requestId);
  return resolve;
}

const tell = ({ worker }: Sandbox, message: ToWorker) => worker.postMessage(message);

function startWorker(model: FunctionModel, { addresses, clock, logs }: LambdaParts): Worker {
  const workerData: WorkerStart = { clock: clock.shared, handler: model.handler, code: model.code };
  const worker = startThread(entry, {
    name: model.name,
    workerData,
    env: functionEnvironment(model, addresses),
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: Math.min(model.memoryMb, MOST_HEAP_MB),
      maxYoungGenerationSizeMb: YOUNG_HEAP_MB,
    },
  });
  logs.collect(model.name, worker.stdout);
  logs.collect(model.name, worker.stderr);
  return worker;
}

const invocation = (model: FunctionModel, requestId: string, payload: string): ToWorker => ({
  kind: 'invoke',
  payload,
  timeoutMs: model.timeoutSeconds * 1000,
  context: {
    awsRequestId: requestId,
    functionName: model.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: model.arn,
    memoryLimitInMB: String(model.memoryMb),
    logGroupName: `/aws/lambda/${model.name}`,
    logStreamName: 'local',
  },
});

const timedOut = (requestId: string, { timeoutSeconds }: FunctionModel): FunctionError => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
});

function crash(error: unknown): FunctionError {
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { errorType: 'Runtime.OutOfMemory', errorMessage: message };
  return { errorType: name ?? 'Runtime.UnhandledPromiseRejection', errorMessage: message };
}
