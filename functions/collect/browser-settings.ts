import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { EventSource } from '../../core/ports.ts';

const hostOf = (event: APIGatewayProxyEventV2): string =>
  event.headers.host ?? event.requestContext.domainName;
const protocolOf = (event: APIGatewayProxyEventV2): string =>
  event.headers['x-forwarded-proto'] === 'http' ? 'http' : 'https';

const everything = { __default: { enabled: true, integrations: {} } };

/** What analytics.js asks for first: it sends to us and nowhere else, its own metrics included. */
export const segmentSettings = (event: APIGatewayProxyEventV2, writeKey: string) => ({
  integrations: {
    'Segment.io': {
      apiKey: writeKey,
      apiHost: `${hostOf(event)}/v1`,
      protocol: protocolOf(event),
      addBundledMetadata: true,
      unbundledIntegrations: [],
      maybeBundledConfigIds: {},
      retryQueue: true,
      versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
    },
  },
  plan: { track: everything, identify: everything, group: everything },
  edgeFunction: {},
  analyticsNextEnabled: true,
  middlewareSettings: {},
  enabledMiddleware: {},
  metrics: { sampleRate: 0 },
  legacyVideoPluginsEnabled: false,
  remotePlugins: [],
});

const never = { enabled: false };

/** What RudderStack's clients ask for first: a source without destinations, errors and metrics reported to nobody. */
export const rudderSourceConfig = (source: EventSource, writeKey: string) => ({
  source: {
    id: source.id,
    name: source.name,
    writeKey,
    enabled: true,
    workspaceId: 'kaskad',
    updatedAt: '2026-01-01T00:00:00.000Z',
    config: { statsCollection: { errors: never, metrics: never } },
    sourceDefinition: { name: 'Javascript' },
    destinations: [],
    connections: [],
    dataplanes: {},
  },
});
