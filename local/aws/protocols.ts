import { AwsFault } from './fault.ts';
import type { AwsRequest, AwsResponse, AwsService } from './service.ts';

export type JsonInput = Readonly<Record<string, unknown>>;

const parse = (body: string): JsonInput => (body === '' ? {} : (JSON.parse(body) as JsonInput));

/** JSON 1.0 and 1.1: the action stands in `X-Amz-Target` (EventBridge 1.1, SQS 1.0). */
export function jsonService(
  version: '1.0' | '1.1',
  actions: ReadonlyMap<string, (input: JsonInput) => unknown>,
): AwsService {
  const contentType = `application/x-amz-json-${version}`;
  return {
    handle({ target, body }) {
      const action = actions.get(target.split('.').at(-1) ?? '');
      if (!action) throw new AwsFault('UnknownOperationException', `The local run does not know ${target}`);
      return { contentType, body: JSON.stringify(action(parse(body)) ?? {}) };
    },
    fault: (code, message, queryCode) => ({
      contentType,
      headers: queryCode === undefined ? {} : { 'x-amzn-query-error': `${queryCode};Sender` },
      body: JSON.stringify({ __type: code, message }),
    }),
  };
}

export interface RestAction {
  readonly method: string;
  /** Its first group, if any, is handed over decoded. */
  readonly path: RegExp;
  run(input: JsonInput, name: string, query: URLSearchParams): unknown;
}

/** REST-JSON: the action is the method and the path (Scheduler, SES v2). */
export function restService(actions: readonly RestAction[]): AwsService {
  return {
    handle({ method, path, query, body }: AwsRequest): AwsResponse {
      for (const action of actions) {
        const match = action.method === method ? action.path.exec(path) : null;
        if (!match) continue;
        const answer = action.run(parse(body), decodeURIComponent(match[1] ?? ''), query);
        return { contentType: 'application/json', body: JSON.stringify(answer ?? {}) };
      }
      throw new AwsFault('UnknownOperationException', `The local run does not know ${method} ${path}`, 404);
    },
    fault: (code, message) => ({
      contentType: 'application/json',
      headers: { 'x-amzn-errortype': code },
      body: JSON.stringify({ Message: message, message }),
    }),
  };
}

/** The query protocol: form in, XML out (SNS). */
export function queryService(
  namespace: string,
  actions: ReadonlyMap<string, (form: URLSearchParams) => Readonly<Record<string, string>>>,
): AwsService {
  const contentType = 'text/xml';
  return {
    handle({ body }) {
      const form = new URLSearchParams(body);
      const name = form.get('Action') ?? '';
      const action = actions.get(name);
      if (!action) throw new AwsFault('InvalidAction', `The local run does not know ${name}`);
      const result = Object.entries(action(form)).map(
        ([key, value]) => `<${key}>${escapeXml(value)}</${key}>`,
      );
      const xml = `<${name}Result>${result.join('')}</${name}Result>`;
      return {
        contentType,
        body: `<${name}Response xmlns="${namespace}">${xml}${metadata}</${name}Response>`,
      };
    },
    fault: (code, message) => ({
      contentType,
      body: `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`,
    }),
  };
}

const metadata = '<ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>';

export const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Entries of a map or list in a form: `Attributes.entry.1.key` and `.value` by their number. */
export function formEntries(form: URLSearchParams, prefix: string): Map<string, Map<string, string>> {
  const entries = new Map<string, Map<string, string>>();
  for (const [key, value] of form) {
    const [, number = '', field = ''] = new RegExp(`^${prefix}\\.entry\\.(\\d+)\\.(.+)$`).exec(key) ?? [];
    if (number === '') continue;
    const entry = entries.get(number) ?? new Map<string, string>();
    entries.set(number, entry.set(field, value));
  }
  return entries;
}
