import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export type Body = { kind: 'read'; value: unknown } | { kind: 'unreadable'; detail: string };

/** JSON whatever the content type says; nothing is no body. */
export const readBody = (event: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>): Body => {
  const { body, isBase64Encoded } = event;
  if (!body) return { kind: 'read', value: undefined };
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  try {
    return { kind: 'read', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', detail: 'The body is not JSON.' };
  }
};
