import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { EventSource, EventSources } from '../../core/ports.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { browserClient } from './browser-client.ts';
import { rudderSourceConfig, segmentSettings } from './browser-settings.ts';
import type { CollectPorts } from './ports.ts';
import { headerKey, sourceOf, unknownKey } from './write-key.ts';

type Hand = (event: APIGatewayProxyEventV2, part: string) => Promise<HttpAnswer>;

const notFound = () => problemAnswer({ status: 404, title: 'Not found' });

const json = (value: unknown): HttpAnswer => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' },
  body: JSON.stringify(value),
});

/** A secret key has no business in a page: asked for by one, it does not exist. */
const publicSource = async (
  sources: EventSources,
  key: string | undefined,
): Promise<EventSource | undefined> => {
  const source = await sourceOf(sources, key);
  return source?.kind === 'public' ? source : undefined;
};

/** What browser clients ask for before they send anything: settings and the client itself. */
export const browserRoutes = ({ sources, clientFolder, tagFolder }: CollectPorts) => {
  const scripts = browserClient(clientFolder);
  const tags = browserClient(tagFolder);
  const tag: Hand = async (event, file) => (await tags(file, event.headers['accept-encoding'])) ?? notFound();
  const script: Hand = async (event, file) =>
    (await scripts(file, event.headers['accept-encoding'])) ?? notFound();

  const settings: Hand = async (event, key) =>
    (await publicSource(sources, key)) ? json(segmentSettings(event, key)) : notFound();

  const client: Hand = async (event, key) =>
    (await publicSource(sources, key)) ? script(event, 'standalone.js') : notFound();

  const sourceConfig: Hand = async (event) => {
    const key = headerKey(event.headers) ?? event.queryStringParameters?.writeKey ?? '';
    const source = await publicSource(sources, key);
    return source ? json(rudderSourceConfig(source, key)) : unknownKey();
  };

  const routes: [RegExp, Hand][] = [
    [/^\/v1\/projects\/([^/]+)\/settings$/, settings],
    [/^\/analytics\.js\/v1\/([^/]+)\/analytics\.min\.js$/, client],
    [/^\/analytics-next\/bundles\/([^/]+)$/, script],
    [/^\/sourceConfig\/?$/, sourceConfig],
    [/^\/(kaskad(?:-sw)?\.js)$/, tag],
  ];

  return async (event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
    for (const [path, hand] of routes) {
      const match = path.exec(event.rawPath);
      if (match) return hand(event, match[1] ?? '');
    }
    return notFound();
  };
};
