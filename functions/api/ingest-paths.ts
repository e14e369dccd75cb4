import type { ForeignPath } from './openapi.ts';

const calls = {
  track: 'Something happened',
  identify: 'Who this is, and what they allowed',
  page: 'A page was looked at',
  screen: 'A screen of the app was looked at',
  group: 'Belongs to a group',
  alias: 'Two ids are one person',
  batch: 'Up to 500 KB of calls at once; a bad one is dropped alone and counted',
  import: 'As batch, but historical: updates people, enrols nobody',
};

/** What is answered to shops and their pages by keys of their own; it also takes the one-letter forms and the paths of other clients. */
export const ingestPaths: readonly ForeignPath[] = [
  ...Object.entries(calls).map(
    ([call, summary]): ForeignPath => ({ method: 'POST', path: `/v1/${call}`, summary }),
  ),
  { method: 'GET', path: '/v1/push/key', summary: 'The key that browsers subscribe to web push with' },
  { method: 'POST', path: '/v1/push/subscriptions', summary: 'A browser may be written to by web push' },
  {
    method: 'GET',
    path: '/v1/onsite',
    summary: 'What to show to whoever is here: a page of the shop, or a till',
  },
  { method: 'POST', path: '/v1/onsite', summary: 'What became of a message that was shown' },
  { method: 'GET', path: '/v1/projects/{writeKey}/settings', summary: 'What browser clients ask for first' },
];
