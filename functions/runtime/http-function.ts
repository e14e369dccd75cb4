import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { answerToError } from './http-errors.ts';
import { following } from './invocation.ts';
import { log } from './log.ts';
import { tellCounts } from './measure.ts';

export type HttpAnswer = APIGatewayProxyStructuredResultV2;
export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<HttpAnswer>;

export interface HttpOptions {
  /** Has the last word on every answer, those to errors included. */
  readonly finish?: (event: APIGatewayProxyEventV2, answer: HttpAnswer) => Promise<HttpAnswer>;
}

const asIs = async (_: APIGatewayProxyEventV2, answer: HttpAnswer) => answer;

/** A function behind the HTTP API (payload 2.0): whatever is thrown becomes problem JSON, our own faults are logged. */
export const httpFunction = (handle: HttpHandler, { finish = asIs }: HttpOptions = {}) =>
  middy<APIGatewayProxyEventV2, HttpAnswer>()
    .use({
      async after(request) {
        if (request.response) request.response = await finish(request.event, request.response);
      },
      async onError(request) {
        const answer = answerToError(request.error);
        const status = answer.statusCode ?? 500;
        if (status >= 500)
          log.error('request failed', {
            requestId: request.event.requestContext.requestId,
            status,
            error: request.error,
          });
        request.response = await finish(request.event, answer);
      },
    })
    .handler((event: APIGatewayProxyEventV2) =>
      following(event.requestContext.requestId, () => handle(event).finally(tellCounts)),
    );
