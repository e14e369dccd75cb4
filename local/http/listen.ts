import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  stop(): Promise<void>;
}

/** The port belongs to somebody else. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program; set PORT to a free one.`);
  }
}

/** Clients keep connections for some seconds too; who closes first while the other asks loses that request. */
export const KEEP_ALIVE_MS = 65_000;

/** Listens on loopback only; port 0 takes a free one. */
export function listen(server: Server, port: number): Promise<Listening> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/**
 * Finds out early what `listen` would find out late.
 * @throws PortTaken
 */
export async function refuseTakenPort(port: number): Promise<void> {
  const { stop } = await listen(createServer(), port);
  await stop();
}
