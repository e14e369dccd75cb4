import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { startDatabase } from './dynamo/database.ts';
import { startMeteringProxy } from './dynamo/metering-proxy.ts';
import { listen } from './http/listen.ts';
import type { Meter } from './meter.ts';

/** An address that is known before anybody answers there: templates name it, and what answers comes of them. */
export interface Port {
  readonly url: string;
  answer(listener: RequestListener): void;
  stop(): Promise<void>;
}

/** Opens a loopback port; until somebody answers it says 503. */
export async function openPort(port: number): Promise<Port> {
  let current: RequestListener = (_, response) => void response.writeHead(503, { 'retry-after': '1' }).end();
  const { url, stop } = await listen(
    createServer((request, response) => current(request, response)),
    port,
  );
  return {
    url,
    stop,
    answer: (listener) => {
      current = listener;
    },
  };
}

export interface Endpoints {
  readonly api: Port;
  readonly aws: Port;
  readonly database: {
    /** For the runtime itself. */
    readonly endpoint: string;
    /** For functions; metered where a meter is given. */
    readonly forFunctions: string;
  };
  stop(): Promise<void>;
}

/** Opens the ports of the API and the AWS fakes and starts the database. */
export async function openEndpoints(options: {
  port?: number;
  data?: string;
  meter?: Meter;
}): Promise<Endpoints> {
  // The API's port first: it alone can be taken, and then nothing else should have been started.
  const api = await openPort(options.port ?? 0);
  const [aws, database] = await Promise.all([
    openPort(0),
    startDatabase(options.data && join(options.data, 'tables')),
  ]);
  const proxy = options.meter && (await startMeteringProxy(database.endpoint, options.meter));
  return {
    api,
    aws,
    database: { endpoint: database.endpoint, forFunctions: proxy?.url ?? database.endpoint },
    stop: async () => {
      await Promise.all([api.stop(), aws.stop(), proxy?.stop()]);
      await database.stop();
    },
  };
}
