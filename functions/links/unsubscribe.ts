import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { consentChanged } from '../../core/consent/consent-changed.ts';
import { saidByOf } from '../../core/consent/said-by.ts';
import { verify } from '../../core/send/link-token.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { askPage, donePage, languageOf, privateHeaders } from './page.ts';
import type { LinkPorts } from './ports.ts';

const changed = () => problemAnswer({ status: 404, title: 'This link was changed' }, privateHeaders);

/** Shows a button and changes nothing: mail gateways open every link. */
export const askToUnsubscribe = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  token: string,
): Promise<HttpAnswer> => {
  const link = verify(await ports.linkKeys.valid(), token, 'unsubscribe');
  return link ? askPage(languageOf(event.headers['accept-language']), link.address) : changed();
};

/** RFC 8058: a mail program's one click, or the button of our page. Posted again it says the same again. */
export const unsubscribe = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  token: string,
): Promise<HttpAnswer> => {
  const link = verify(await ports.linkKeys.valid(), token, 'unsubscribe');
  if (!link) return changed();
  if (!isOneClick(event))
    return problemAnswer({ status: 400, title: 'List-Unsubscribe=One-Click is missing' }, privateHeaders);
  const { profileId, channel, address } = link;
  const atMs = ports.clock.now();
  const denial = { purpose: 'marketing', status: 'denied', text: 'unsubscribe' } as const;
  // Every click is a statement of its own: it must count after a later yes.
  const saidBy = saidByOf(link);
  const change = { ...denial, profileId, channel, address, atMs, saidBy, parts: [atMs] };
  await ports.bus.putEvents([consentChanged(change)]);
  return donePage(languageOf(event.headers['accept-language']), address);
};

/** As a form or as multipart, whichever the mail program sends. */
const isOneClick = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): boolean => {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  return new URLSearchParams(text).get('List-Unsubscribe') === 'One-Click' || multipart.test(text);
};

const multipart = /name="?List-Unsubscribe"?[^\n]*\r?\n(?:[^\n]+\r?\n)*\r?\nOne-Click/i;
