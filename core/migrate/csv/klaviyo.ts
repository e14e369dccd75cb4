import { bareHeader } from '../../import/header-names.ts';
import type { Blocked, SaidConsent } from '../contact.ts';
import { instantIn } from '../instant.ts';
import type { ContactSource, LineAsk } from './contact-source.ts';
import { type Columns, traitsIn } from './row.ts';

const counted = 'a figure of theirs: here it is counted from orders and events';

const dropped = {
  'Klaviyo ID': 'an id of theirs that nothing here knows',
  Latitude: 'guessed from an IP address',
  Longitude: 'guessed from an IP address',
  'Historic Customer Lifetime Value': counted,
  'Total Customer Lifetime Value': counted,
  'Predicted Customer Lifetime Value': counted,
  'Average Order Value': counted,
  'Historic Number Of Orders': counted,
  'Average Days Between Orders': counted,
  'First Active': counted,
  'Last Active': counted,
  'Last Open': counted,
  'Last Click': counted,
};

const CONSENT = 'Email Marketing Consent';
const SUPPRESSED = ['Email Suppressions', 'Suppression Reason'] as const;
const SUPPRESSED_AT = ['Suppression Timestamp', 'Suppressed At', 'Suppression Date'] as const;
/** Of the list of suppressed profiles; elsewhere a column of that name is the shop's own. */
const LISTED = ['Suppressions', 'Reason'] as const;

const holdsAny = (headers: readonly string[], asked: readonly string[]): boolean => {
  const bare = new Set(headers.map(bareHeader));
  return asked.some((one) => bare.has(bareHeader(one)));
};

/** The columns that say of this file's people that they are suppressed. */
const suppressedIn = (headers: readonly string[]): readonly string[] =>
  holdsAny(headers, SUPPRESSED_AT) && !holdsAny(headers, [CONSENT]) ? [...SUPPRESSED, ...LISTED] : SUPPRESSED;

const columns: Columns = {
  ...{ Email: '', 'Phone Number': '', Source: '', 'IP Address': '' },
  ...{
    [CONSENT]: '',
    'Email Marketing Consent Timestamp': '',
    'Email Marketing Timestamp': '',
  },
  ...{ 'SMS Marketing Consent': '', 'SMS Marketing Consent Timestamp': '', 'SMS Marketing Timestamp': '' },
  ...Object.fromEntries(SUPPRESSED_AT.map((header) => [header, ''])),
  ...Object.fromEntries(Object.keys(dropped).map((header) => [header, ''])),
  ...{ 'First Name': 'firstName', 'Last Name': 'lastName', Organization: 'company', Title: 'title' },
  ...{ Address: 'address', 'Address 2': 'address2', City: 'city', 'State / Region': 'region' },
  ...{ Country: 'country', 'Zip Code': 'zip', Locale: 'locale', Timezone: 'timezone', Birthday: 'birthDay' },
};

const columnsIn = (headers: readonly string[]): Columns => ({
  ...columns,
  ...Object.fromEntries(suppressedIn(headers).map((header) => [header, ''])),
});

const GRANTED = /^(subscribed|subscribe|true|yes)$/i;
const DENIED = /^(unsubscribed|unsubscribe|false|no)$/i;
const UNKNOWN = /^(never_?\s?subscribed|not_?\s?subscribed|none|n\/a)$/i;

const consentOf = (ask: LineAsk, word: 'Email' | 'SMS'): SaidConsent | undefined => {
  const { row, nowMs, at, leave } = ask;
  const header = `${word} Marketing Consent`;
  const said = row.get(header) ?? (word === 'Email' ? ask.status : undefined);
  if (said === undefined || UNKNOWN.test(said) || said === 'cleaned' || said === 'nonsubscribed')
    return undefined;
  const time = instantIn(row.get(`${header} Timestamp`, `${word} Marketing Timestamp`), nowMs);
  if (DENIED.test(said)) return { status: 'denied', at: time, text: 'Klaviyo: unsubscribed' };
  if (!GRANTED.test(said)) {
    leave(at, said, `${header} says none of the words that we know: taken as unknown`);
    return undefined;
  }
  if (time === undefined) {
    leave(at, said, `${header} has no timestamp: a consent without a date proves nothing`);
    return undefined;
  }
  const [source, ip] = [row.get('Source'), row.get('IP Address')];
  const how = [...(source ? [`by ${source}`] : []), ...(ip ? [`from ${ip}`] : [])];
  return { status: 'granted', at: time, text: ['Klaviyo: subscribed', ...how].join(' ') };
};

/** Several reasons may stand in one cell, with or without their times: the gravest counts. */
const REASONS: [words: RegExp, reason: Blocked['reason']][] = [
  [/spam|complaint/i, 'complained'],
  [/bounce|invalid/i, 'bounced'],
];

interface Suppressed {
  /** Undefined where she has only unsubscribed, or was taken off by the shop: that is a denial and no more. */
  reason: Blocked['reason'] | undefined;
  at: string | undefined;
}

const suppressedOf = ({ row, headers, status, nowMs }: LineAsk): Suppressed | undefined => {
  const said = row.get(...suppressedIn(headers)) ?? (status === 'cleaned' ? 'bounced' : undefined);
  if (said === undefined || /^(\[\]|false|no)$/i.test(said)) return undefined;
  const reason = REASONS.find(([words]) => words.test(said))?.[1];
  const inside = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/.exec(said)?.[0];
  return { reason, at: instantIn(row.get(...SUPPRESSED_AT) ?? inside, nowMs) };
};

export const klaviyo: ContactSource = {
  name: 'Klaviyo',
  dropped,
  statusIn: () => undefined,
  // Without these columns it is a list of addresses, which says nothing of what they agreed to.
  needsStatus: (headers) => !holdsAny(headers, [CONSENT, 'SMS Marketing Consent', ...suppressedIn(headers)]),

  unfit: (headers) =>
    holdsAny(headers, ['Email', 'Phone Number'])
      ? undefined
      : 'there is no column Email, and none Phone Number',

  read(ask) {
    const { row, headers, at, leave } = ask;
    const email = row.email('Email');
    const phoneText = row.get('Phone Number');
    const phone = row.phone('Phone Number', ask.country ?? row.get('Country'));
    if (email === undefined && phone === undefined)
      return {
        kind: 'left',
        what: row.get('Email', 'Phone Number') ?? '',
        why: 'no e-mail address and no phone number',
      };
    if (row.get('Email') !== undefined && email === undefined)
      leave(at, row.get('Email') ?? '', 'Email is no e-mail address: taken by the phone number');
    if (phoneText !== undefined && phone === undefined)
      leave(at, phoneText, 'no phone number, or one without a country: say --country');
    const suppressed = suppressedOf(ask);
    const said = consentOf(ask, 'Email');
    const denied = { status: 'denied' as const, at: suppressed?.at, text: 'Klaviyo: suppressed' };
    const contact = {
      ...{ email, phone, traits: traitsIn(row, headers, columnsIn(headers)) },
      consent: {
        email: email === undefined ? undefined : suppressed ? denied : said,
        sms: phone === undefined ? undefined : consentOf(ask, 'SMS'),
      },
    };
    const blocked =
      email !== undefined && suppressed?.reason !== undefined
        ? { channel: 'email' as const, address: email, reason: suppressed.reason, at: suppressed.at }
        : undefined;
    return { kind: 'taken', contact, blocked };
  },
};
