import { randomUUID } from 'node:crypto';
import type { Journal } from '../store/journal.ts';
import type { PushEndpoint } from './push-endpoint.ts';

export interface PushEndpoints {
  get(arn: string): PushEndpoint | undefined;
  /** The endpoint of a token in an application, made on first use, as SNS does it. */
  register(applicationArn: string, token: string): PushEndpoint;
  change(arn: string, changes: Partial<Pick<PushEndpoint, 'token' | 'enabled'>>): boolean;
}

export function createPushEndpoints(journal: Journal): PushEndpoints {
  const endpoints = new Map(journal.restored.endpoints.map((one) => [one.arn, one]));
  const keep = (endpoint: PushEndpoint) => {
    endpoints.set(endpoint.arn, endpoint);
    journal.write({ kind: 'endpoint', endpoint });
    return endpoint;
  };
  return {
    get: (arn) => endpoints.get(arn),
    register(applicationArn, token) {
      const known = [...endpoints.values()].find(
        (one) => one.applicationArn === applicationArn && one.token === token,
      );
      const arn = `${applicationArn.replace(':app/', ':endpoint/')}/${randomUUID()}`;
      return known ?? keep({ arn, token, applicationArn, enabled: true });
    },
    change(arn, changes) {
      const endpoint = endpoints.get(arn);
      if (!endpoint) return false;
      keep({ ...endpoint, ...changes });
      return true;
    },
  };
}
