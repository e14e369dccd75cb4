import { bareHeader } from '../../import/header-names.ts';
import type { Blocked, SaidConsent } from '../contact.ts';
import { instantIn } from '../instant.ts';
import { type ContactSource, type LineAsk, type Status, statuses } from './contact-source.ts';
import { type Columns, type Row, traitsIn } from './row.ts';

const dropped = {
  MEMBER_RATING: 'their own estimate',
  LEID: 'an id of theirs that nothing here knows',
  EUID: 'an id of theirs that nothing here knows',
  LATITUDE: 'guessed from an IP address',
  LONGITUDE: 'guessed from an IP address',
  GMTOFF: 'follows from the time zone',
  DSTOFF: 'follows from the time zone',
  NOTES: 'words of the staff: they belong into a ticket system',
  UNSUB_CAMPAIGN_ID: 'names a campaign that is not here',
  CLEAN_CAMPAIGN_ID: 'names a campaign that is not here',
};

const columns: Columns = {
  ...{ 'Email Address': '', 'Phone Number': '', Phone: '', Status: '' },
  ...{ OPTIN_TIME: '', OPTIN_IP: '', CONFIRM_TIME: '', CONFIRM_IP: '', LAST_CHANGED: '' },
  ...{ UNSUB_TIME: '', UNSUB_REASON: '', UNSUB_REASON_OTHER: '', UNSUB_CAMPAIGN_TITLE: '' },
  ...{ CLEAN_TIME: '', CLEAN_CAMPAIGN_TITLE: '' },
  ...Object.fromEntries(Object.keys(dropped).map((header) => [header, ''])),
  ...{ 'First Name': 'firstName', 'Last Name': 'lastName', Address: 'address', Company: 'company' },
  // A day without a year is no birthday of ours.
  ...{ Birthday: 'birthDay', TIMEZONE: 'timezone', CC: 'country', REGION: 'region', TAGS: 'tags' },
};

/** By the columns that only that kind of export has, else by the beginning of its name. */
const statusIn = (file: string, headers: readonly string[]): Status | undefined => {
  const bare = new Set(headers.map(bareHeader));
  if (bare.has(bareHeader('CLEAN_TIME'))) return 'cleaned';
  if (bare.has(bareHeader('UNSUB_TIME'))) return 'unsubscribed';
  const [, word] = /^(subscribed|unsubscribed|cleaned|nonsubscribed)_/i.exec(file) ?? [];
  return word?.toLowerCase() as Status | undefined;
};

/** Their proof, in words: when and from where she opted in, and confirmed. */
const grantOf = (row: Row, nowMs: number): SaidConsent | undefined => {
  const [optIn, confirmed] = [row.get('OPTIN_TIME'), row.get('CONFIRM_TIME')];
  const at = instantIn(confirmed, nowMs) ?? instantIn(optIn, nowMs);
  if (at === undefined) return undefined;
  const step = (word: string, time: string | undefined, ip: string | undefined) =>
    time === undefined ? [] : [`${word} ${time}${ip === undefined ? '' : ` from ${ip}`}`];
  const said = [
    ...step('opted in', optIn, row.get('OPTIN_IP')),
    ...step('confirmed', confirmed, row.get('CONFIRM_IP')),
  ];
  return { status: 'granted', at, text: `Mailchimp: ${said.join(', ')}` };
};

const denialOf = (row: Row, nowMs: number): SaidConsent => {
  const why = row.get('UNSUB_REASON_OTHER', 'UNSUB_REASON');
  const where = row.get('UNSUB_CAMPAIGN_TITLE');
  const said = [...(where ? [`at "${where}"`] : []), ...(why ? [`because ${why}`] : [])];
  return {
    status: 'denied',
    at: instantIn(row.get('UNSUB_TIME', 'LAST_CHANGED'), nowMs),
    text: ['Mailchimp: unsubscribed', ...said].join(' '),
  };
};

/** Where the file does not say it of all. */
const statusOf = ({ row, at, leave }: LineAsk): Status | undefined => {
  const said = row.get('Status');
  const status = statuses.find((one) => one === said?.toLowerCase());
  if (said !== undefined && status === undefined)
    leave(at, said, 'Status says none of the words that we know: taken as unknown');
  return status;
};

const consentOf = ({ row, status, nowMs, at, leave }: LineAsk): SaidConsent | undefined => {
  if (status === 'unsubscribed') return denialOf(row, nowMs);
  if (status !== 'subscribed') return undefined;
  const grant = grantOf(row, nowMs);
  if (!grant)
    leave(at, 'subscribed', 'neither OPTIN_TIME nor CONFIRM_TIME: a consent without a date proves nothing');
  return grant;
};

/** They found that the mailbox does not exist. */
const blockedOf = ({ row, status, nowMs }: LineAsk, address: string): Blocked | undefined =>
  status === 'cleaned'
    ? { channel: 'email', address, reason: 'bounced', at: instantIn(row.get('CLEAN_TIME'), nowMs) }
    : undefined;

export const mailchimp: ContactSource = {
  name: 'Mailchimp',
  dropped,
  statusIn,
  needsStatus: (headers) => !headers.some((header) => bareHeader(header) === 'status'),

  unfit: (headers) =>
    headers.some((header) => bareHeader(header) === 'emailaddress')
      ? undefined
      : 'there is no column Email Address',

  read(ask) {
    const { row, headers, at, leave } = ask;
    const email = row.email('Email Address');
    if (email === undefined)
      return {
        kind: 'left',
        what: row.get('Email Address') ?? '',
        why: 'Email Address is no e-mail address',
      };
    const asked = { ...ask, status: ask.status ?? statusOf(ask) };
    const phoneText = row.get('Phone Number', 'Phone');
    const country = row.get('CC') ?? ask.country;
    const phone = row.phone('Phone Number', country) ?? row.phone('Phone', country);
    if (phoneText !== undefined && phone === undefined)
      leave(at, phoneText, 'no phone number, or one without a country: say --country');
    const contact = {
      ...{ email, phone, traits: traitsIn(row, headers, columns) },
      consent: { email: consentOf(asked) },
    };
    return { kind: 'taken', contact, blocked: blockedOf(asked, email) };
  },
};
