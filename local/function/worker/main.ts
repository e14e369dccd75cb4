import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, FunctionError, ToWorker, WorkerStart } from '../messages.ts';
import { loadHandler } from './load-handler.ts';
import { shiftTime } from './shift-time.ts';

type Invocation = Extract<ToWorker, { kind: 'invoke' }>;

const start = workerData as WorkerStart;
const clockMoved = shiftTime(start.clock);
const handler = loadHandler(start);
// Every invocation reports it; nobody else is interested.
handler.catch(() => undefined);

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'clock-moved') clockMoved();
  else void invoke(message);
});

async function invoke({ payload, timeoutMs, context }: Invocation): Promise<void> {
  const requestId = context.awsRequestId;
  const startedMs = performance.now();
  const getRemainingTimeInMillis = () => Math.max(0, Math.round(timeoutMs - (performance.now() - startedMs)));
  try {
    const run = await handler;
    const result = await run(JSON.parse(payload), {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis,
    });
    answer({ kind: 'done', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    answer({ kind: 'failed', requestId, error: describe(error) });
  }
}

const answer = (message: FromWorker) => parentPort?.postMessage(message);

function describe(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  const trace = (error.stack ?? '').split('\n');
  console.error(error);
  return { errorType: error.name, errorMessage: error.message, trace };
}
