import { normalizeIdentity } from '../../profile/normalize-identity.ts';
import type { Contact, Reading, SaidConsent } from '../contact.ts';
import { instantIn } from '../instant.ts';
import type { Leave } from '../left-out.ts';
import { traitName } from '../trait-name.ts';
import type { Endpoint } from './shapes.ts';

const NAMESPACES: Record<string, 'email' | 'phone'> = { EMAIL: 'email', SMS: 'phone', VOICE: 'phone' };

export interface EndpointAsk {
  endpoint: Endpoint;
  at: string;
  nowMs: number;
  leave: Leave;
}

type Values = Record<string, (string | number | boolean)[] | null | undefined> | null | undefined;

/** The first value of each; of more than one all of them, as one text. */
const listsIn = (values: Values): [string, string][] =>
  Object.entries(values ?? {}).flatMap(([name, list]) => {
    const text = (list ?? []).map(String).join(', ').trim();
    return text === '' ? [] : [[traitName(name), text] as [string, string]];
  });

const known = { Country: 'country', City: 'city', PostalCode: 'zip', Region: 'region' } as const;

/** Endpoint attributes first, so that what is said of the person counts. */
const traitsOf = ({ Attributes, User, Metrics, Location, Demographic }: Endpoint): Contact['traits'] => {
  const place = Object.entries(known).flatMap(([theirs, ours]) => {
    const value = Location?.[theirs];
    return value === null || value === undefined || value === '' ? [] : [[ours, String(value)] as const];
  });
  const { Locale, Timezone } = Demographic ?? {};
  return {
    ...Object.fromEntries(listsIn(Attributes)),
    ...Object.fromEntries(
      Object.entries(Metrics ?? {}).flatMap(([name, value]) =>
        typeof value === 'number' && Number.isFinite(value) ? [[traitName(name), value]] : [],
      ),
    ),
    ...Object.fromEntries(place),
    ...(Locale && { locale: Locale.replace('_', '-') }),
    ...(Timezone && { timezone: Timezone }),
    ...Object.fromEntries(listsIn(User?.UserAttributes)),
  };
};

/** Who has opted out has; who has not has proved nothing by it. */
const consentOf = ({ OptOut, EffectiveDate }: Endpoint, nowMs: number): SaidConsent | undefined =>
  OptOut === 'ALL'
    ? {
        status: 'denied',
        at: instantIn(EffectiveDate ?? undefined, nowMs),
        text: 'Amazon Pinpoint: OptOut ALL',
      }
    : undefined;

/** One endpoint as a customer; several of one user become one person by their userId. */
export const contactOf = ({ endpoint, at, nowMs, leave }: EndpointAsk): Reading => {
  const { ChannelType, Address, EndpointStatus, User } = endpoint;
  const what = `${ChannelType ?? 'no channel'} ${endpoint.Id ?? ''}`.trim();
  const namespace = Object.hasOwn(NAMESPACES, ChannelType ?? '') ? NAMESPACES[ChannelType ?? ''] : undefined;
  if (namespace === undefined)
    return { kind: 'left', what, why: 'a device is made known by the app itself, when it is opened next' };
  if (EndpointStatus === 'INACTIVE')
    return { kind: 'left', what, why: 'INACTIVE: Pinpoint sent nothing there either' };
  const address = normalizeIdentity(namespace, Address ?? undefined)?.value;
  const userId = normalizeIdentity('userId', User?.UserId ?? undefined)?.value;
  if (address === undefined && userId === undefined)
    return { kind: 'left', what: Address ?? what, why: 'neither an address that we can read nor a user' };
  if (address === undefined) leave(at, Address ?? what, 'no address that we can read: taken by the user id');
  const channel = namespace === 'email' ? 'email' : 'sms';
  const consent = address === undefined ? undefined : consentOf(endpoint, nowMs);
  return {
    kind: 'taken',
    contact: {
      ...{ userId, [namespace]: address, traits: traitsOf(endpoint) },
      consent: { [channel]: consent },
    },
  };
};
