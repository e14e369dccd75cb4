import { channels } from '../channel/channels.ts';
import { namespaceOf } from '../profile/address-of.ts';
import type { SaidRow } from './read-row.ts';

type Fields = Record<string, unknown>;
export type Made = { kind: 'made'; said: Fields } | { kind: 'refused'; reason: string };

/** An `identify` as a client would send it; rows without a date of their own count from the start of the import. */
export const customerEvent = (row: SaidRow, startedAtMs: number): Made => {
  const undated = channels.find((channel) => isUndated(row, channel));
  if (undated !== undefined)
    return { kind: 'refused', reason: `consent.${undated} is granted without a date` };
  const { userId, ...contacts } = Object.fromEntries(row.identities);
  const traits = [...row.fields].flatMap(([name, value]) =>
    name.startsWith('traits.') ? [[name.slice('traits.'.length), value]] : [],
  );
  const consent = consentOf(row);
  return {
    kind: 'made',
    said: {
      type: 'identify',
      ...(userId !== undefined && { userId }),
      timestamp: row.fields.get('at') ?? new Date(startedAtMs).toISOString(),
      traits: { ...Object.fromEntries(traits), ...contacts, ...(consent && { consent }) },
    },
  };
};

type Channel = (typeof channels)[number];

/** What holds for all rows holds for those that have such an address. */
const statusOf = ({ fields, own, identities }: SaidRow, channel: Channel) => {
  const name = `consent.${channel}`;
  const isSaid = own.has(name) || identities.has(namespaceOf(channel) ?? '');
  return isSaid ? fields.get(name) : undefined;
};

const isUndated = (row: SaidRow, channel: Channel): boolean =>
  statusOf(row, channel) === 'granted' && !row.fields.has(`consent.${channel}.at`);

const consentOf = (row: SaidRow): Fields | undefined => {
  const said = channels.flatMap((channel) => {
    const status = statusOf(row, channel);
    const [at, text] = [row.fields.get(`consent.${channel}.at`), row.fields.get(`consent.${channel}.text`)];
    const proof = { ...(at !== undefined && { at }), ...(text !== undefined && { text }) };
    return status === undefined ? [] : [[channel, { status, ...proof }]];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
};
