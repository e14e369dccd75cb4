import { localRegion } from '../template/surroundings.ts';

/** Calls DynamoDB's JSON protocol. */
export type CallDynamo = <T = unknown>(action: string, input: unknown) => Promise<T>;

/** A refusal by DynamoDB; `type` is its exception's name. */
export class DynamoRefusal extends Error {
  readonly type: string;

  constructor(action: string, { __type = '', message = '' }: { __type?: string; message?: string }) {
    super(`${action}: ${message}`);
    this.type = __type.split('#').at(-1) ?? '';
  }
}

/** The runtime makes few calls, so it does without the SDK; dynalite looks at the form of a signature only. */
export function createDynamoCall(endpoint: string): CallDynamo {
  const scope = `local/20260101/${localRegion()}/dynamodb/aws4_request`;
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-date': '20260101T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=local`,
  };
  return async <T>(action: string, input: unknown) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, 'x-amz-target': `DynamoDB_20120810.${action}` },
      body: JSON.stringify(input),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new DynamoRefusal(action, answer as { __type?: string; message?: string });
    return answer as T;
  };
}
