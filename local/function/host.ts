import type { Activity } from '../clock/activity.ts';
import type { Meter } from '../meter.ts';
import type { FunctionModel } from '../template/models/function.ts';
import { createLambdaFunction, type LambdaParts, type Outcome } from './lambda-function.ts';

/** Invokes a function by name with a JSON payload; a fault of the function is an outcome, not an exception. */
export type Invoke = (functionName: string, payload: string) => Promise<Outcome>;

export interface FunctionHost {
  readonly invoke: Invoke;
  stop(): Promise<void>;
}

export interface HostParts extends LambdaParts {
  readonly activity: Activity;
  readonly meter: Meter;
}

/** Hosts every function of the template; none is at rest while one of its invocations runs. */
export function createFunctionHost(models: readonly FunctionModel[], parts: HostParts): FunctionHost {
  const functions = new Map(models.map((model) => [model.name, createLambdaFunction(model, parts)]));
  const { activity, meter, logs, clock } = parts;

  clock.onMove(() => {
    for (const one of functions.values()) one.clockMoved();
  });
  logs.onLine(({ functionName, text }) => {
    const bytes = Buffer.byteLength(text) + 1;
    meter({ service: 'logs', action: 'PutLogEvents', bytes, units: bytes, resource: functionName });
  });

  return {
    async invoke(functionName, payload) {
      const one = functions.get(functionName);
      if (!one) throw new Error(`No function is called ${functionName}`);
      const end = activity.begin();
      try {
        meter({
          service: 'lambda',
          action: 'Invoke',
          bytes: payload.length,
          units: 1,
          resource: functionName,
        });
        return await one.invoke(payload);
      } finally {
        end();
      }
    },
    stop: async () => {
      await Promise.all([...functions.values()].map((one) => one.stop()));
    },
  };
}
