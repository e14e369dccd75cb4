import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Gateway } from './gateway.ts';

/** Answers what belongs to the pages, undefined for everything else. */
export interface Pages {
  fetch(request: Request): Response | undefined | Promise<Response | undefined>;
}

export interface ApiListenerParts {
  readonly gateway: Gateway;
  readonly control: { fetch(request: Request): Response | Promise<Response> };
  readonly pages: Pages;
}

const notFound = () => Response.json({ message: 'Not Found' }, { status: 404 });

/** One address for the local controls, the API and the pages, asked in this order. */
export function apiListener({ gateway, control, pages }: ApiListenerParts): RequestListener {
  const options = { overrideGlobalObjects: false };
  const controlListener = getRequestListener((request) => control.fetch(request), options);
  const pageListener = getRequestListener(
    async (request) => (await pages.fetch(request)) ?? notFound(),
    options,
  );
  return (request, response) => {
    if (request.url?.startsWith('/_local/')) void controlListener(request, response);
    else if (!gateway(request, response)) void pageListener(request, response);
  };
}
