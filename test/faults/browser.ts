import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Fleet } from './fleet.ts';
import type { World } from './world.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => unknown;

export interface Ask {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

const eventOf = ({ method, path, headers = {}, body }: Ask) =>
  ({
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: { 'user-agent': 'Mozilla/5.0 (Macintosh) Safari/605.1.15', ...headers },
    requestContext: { requestId: 'r', http: { method, path } },
    isBase64Encoded: false,
    ...(body !== undefined && { body }),
  }) as unknown as APIGatewayProxyEventV2;

/** Asks until there is an answer that is no fault of the server and no "ask again", as clients do; then `onAnswer` is told. */
export const ask = (
  world: World,
  fleet: Fleet<Handler>,
  request: Ask,
  onAnswer: (status: number) => void = () => {},
): void => {
  const once = async (): Promise<void> => {
    const answer = await fleet
      .run(async (handler) => handler(eventOf(request), {} as Context))
      .catch(() => 'dead' as const);
    const status = answer === 'dead' ? 502 : (answer as { statusCode: number }).statusCode;
    if (status < 500 && status !== 429 && status !== 409) return onAnswer(status);
    world.after(500 + world.luck.below(5_000), () => void once());
  };
  void once();
};
