import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { KEEP_ALIVE_MS } from '../http/listen.ts';
import { beFrugal } from './frugal-store.ts';
import type { DatabaseStart, FromDatabase } from './messages.ts';

type Dynalite = (options: {
  path?: string;
  createTableMs: number;
  deleteTableMs: number;
  updateTableMs: number;
}) => Server;

const { from, folder } = workerData as DatabaseStart;
beFrugal(from);
const dynalite = createRequire(from)('dynalite') as Dynalite;
const server = dynalite({
  createTableMs: 0,
  deleteTableMs: 0,
  updateTableMs: 0,
  ...(folder !== undefined && { path: folder }),
});

server.keepAliveTimeout = KEEP_ALIVE_MS;

// The wall's date beside virtual time would look like clock skew to the SDK, which then retries what failed.
server.prependListener('request', (_, response) => {
  response.sendDate = false;
});

const tell = (message: FromDatabase) => parentPort?.postMessage(message);

server.listen(0, '127.0.0.1', () =>
  tell({ kind: 'listening', port: (server.address() as AddressInfo).port }),
);

parentPort?.once('message', () => {
  server.close(() => tell({ kind: 'closed' }));
  server.closeAllConnections();
});
