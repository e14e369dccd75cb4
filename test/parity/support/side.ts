import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../../../local/start.ts';
import { type Patterns, parityTemplate } from './template.ts';

/** One of those that play AWS, with the parity template in it. */
export interface Side {
  readonly name: 'local' | 'ministack';
  readonly config: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  readonly accountId: string;
  /** Where the HTTP API answers. */
  readonly apiUrl: string;
  queueUrl(name: string): string;
  /** Lets time pass: by the virtual clock, or by the wall. */
  pass(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

const region = 'eu-central-1';
const ACCOUNT = '000000000000';

export async function startLocalSide(patterns: Patterns): Promise<Side> {
  const assembly = mkdtempSync(join(tmpdir(), 'kaskad-parity-'));
  writeFileSync(join(assembly, 'Parity.template.json'), JSON.stringify(parityTemplate(patterns)));
  const local = await startLocal({ assembly });
  return {
    name: 'local',
    config: {
      endpoint: local.awsUrl,
      region: local.dynamodb.region,
      credentials: local.dynamodb.credentials,
      maxAttempts: 1,
    },
    accountId: ACCOUNT,
    apiUrl: local.url,
    queueUrl: (name) => `${local.awsUrl}/${ACCOUNT}/parity-${name}`,
    pass: async (seconds) => void (await local.clock.advance(`PT${seconds}S`)),
    stop: async () => {
      await local.stop();
      rmSync(assembly, { recursive: true });
    },
  };
}

/** @param url of an emulator that was started for the tests and is thrown away after them */
export async function startMiniStackSide(url: string, patterns: Patterns): Promise<Side> {
  const stack = `parity-${process.pid}-${Date.now()}`;
  await cloudFormation(url, {
    Action: 'CreateStack',
    StackName: stack,
    TemplateBody: JSON.stringify(parityTemplate(patterns)),
  });
  const apiId = await created(url, stack);
  return {
    name: 'ministack',
    config: {
      endpoint: url,
      region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    },
    accountId: ACCOUNT,
    apiUrl: `${url}/_aws/execute-api/${apiId}/$default`,
    queueUrl: (name) => `${url}/${ACCOUNT}/parity-${name}`,
    pass: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
    stop: async () => void (await cloudFormation(url, { Action: 'DeleteStack', StackName: stack })),
  };
}

/** The API's id, once the stack stands. */
async function created(url: string, stack: string): Promise<string> {
  for (;;) {
    const answer = await cloudFormation(url, { Action: 'DescribeStacks', StackName: stack });
    const status = /<StackStatus>(\w+)<\/StackStatus>/.exec(answer)?.[1];
    const apiId = /<OutputValue>(\w+)<\/OutputValue>/.exec(answer)?.[1];
    if (status === 'CREATE_COMPLETE' && apiId !== undefined) return apiId;
    if (status !== 'CREATE_IN_PROGRESS' && status !== 'CREATE_COMPLETE') throw new Error(answer);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function cloudFormation(url: string, parameters: Record<string, string>): Promise<string> {
  const credential = `test/20260101/${region}/cloudformation/aws4_request`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({ ...parameters, Version: '2010-05-15' }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`CloudFormation: ${response.status} ${text}`);
  return text;
}
