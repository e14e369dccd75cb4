import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer, HttpHandler } from '../runtime/http-function.ts';
import { showCart } from './cart.ts';
import { askToConfirm, confirm } from './confirm.ts';
import { follow } from './follow.ts';
import { answerOnsite } from './onsite/answer.ts';
import { showOnsite } from './onsite/show.ts';
import { privateHeaders } from './page.ts';
import type { LinkPorts } from './ports.ts';
import { changePreferences, showPreferences } from './preferences.ts';
import { scan } from './scan.ts';
import { askToUnsubscribe, unsubscribe } from './unsubscribe.ts';

type Route = (ports: LinkPorts, event: APIGatewayProxyEventV2, token: string) => Promise<HttpAnswer>;

const routes: [method: RegExp, path: RegExp, route: Route][] = [
  [/^(GET|HEAD)$/, /^\/c\/([^/]+)$/, follow],
  [/^(GET|HEAD)$/, /^\/q\/([a-z0-9-]{1,60})$/, scan],
  [/^(GET|HEAD)$/, /^\/u\/([^/]+)$/, askToUnsubscribe],
  [/^POST$/, /^\/u\/([^/]+)$/, unsubscribe],
  [/^(GET|HEAD)$/, /^\/p\/([^/]+)$/, showPreferences],
  [/^POST$/, /^\/p\/([^/]+)$/, changePreferences],
  [/^(GET|HEAD)$/, /^\/o\/([^/]+)$/, askToConfirm],
  [/^POST$/, /^\/o\/([^/]+)$/, confirm],
  [/^GET$/, /^\/v1\/cart()$/, showCart],
  [/^GET$/, /^\/v1\/onsite()$/, showOnsite],
  [/^POST$/, /^\/v1\/onsite()$/, answerOnsite],
];

/** What people open from a message, and the cart for the shop's page. The token is all the right they need, and all they get. */
export const createHandler =
  (ports: LinkPorts): HttpHandler =>
  async (event) => {
    const { method } = event.requestContext.http;
    for (const [methods, paths, route] of routes) {
      const token = methods.test(method) ? paths.exec(event.rawPath)?.[1] : undefined;
      if (token !== undefined) return route(ports, event, token);
    }
    return problemAnswer({ status: 404, title: 'Not found' }, privateHeaders);
  };
