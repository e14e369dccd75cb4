import * as z from 'zod';

/** What goes back to the client. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer | string;
}

const structured = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** An error that API Gateway answers by itself. */
export const gatewayError = (statusCode: number, message: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  cookies: [],
  body: JSON.stringify({ message }),
});

/** Reads a function's result in payload format 2.0: with a `statusCode` it is a response, else it is the JSON body. */
export function answerOf(payload: string): HttpAnswer {
  const result: unknown = JSON.parse(payload);
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) return bare(result);
  const parsed = structured.safeParse(result);
  if (!parsed.success) return gatewayError(500, 'Internal Server Error');
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    statusCode,
    headers: lowerCased(headers ?? {}),
    cookies: cookies ?? [],
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

const bare = (result: unknown): HttpAnswer => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  cookies: [],
  body: typeof result === 'string' ? result : JSON.stringify(result),
});

function lowerCased(headers: Readonly<Record<string, string | number | boolean>>): Record<string, string> {
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return { 'content-type': 'text/plain; charset=utf-8', ...lower };
}
