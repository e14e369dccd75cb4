import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ConsentSettings } from '../../core/config/consent-settings.ts';
import type { Channel } from '../../core/consent/consent.ts';
import { mustConfirm } from '../../core/consent/must-confirm.ts';
import { saidByOf } from '../../core/consent/said-by.ts';
import { DAY_MS } from '../../core/duration.ts';
import { hashId } from '../../core/hash.ts';
import { asLocale } from '../../core/message/locale.ts';
import { type Choices, choicesOf } from '../../core/preferences/choices.ts';
import { saidByChoice } from '../../core/preferences/chosen.ts';
import { type PreferenceWords, preferenceWords } from '../../core/preferences/words.ts';
import { addressesOf } from '../../core/profile/address-of.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { traitOf } from '../../core/profile/trait-of.ts';
import { type PreferencesToken, verify } from '../../core/send/link-token.ts';
import { PRIVACY_QUEUE } from '../../core/task/task.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { localesOf, privateHeaders } from './page.ts';
import type { LinkPorts } from './ports.ts';
import { afterChoice, readChoice } from './preferences-form.ts';
import { preferencesPage } from './preferences-page.ts';
import { readWinner } from './read-winner.ts';

/** Who opened the page, and what it shows. */
interface Opened {
  profile: Profile;
  choices: Choices;
  words: PreferenceWords;
  locale: string;
  /** Where the link was sent. */
  link: PreferencesToken;
  consent: ConsentSettings;
  nowMs: number;
}

const gone = () => problemAnswer({ status: 404, title: 'This link is no longer valid' }, privateHeaders);

/** Undefined for a changed link, and for one whose address is no longer hers: it would show somebody else's choices. */
const opened = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  token: string,
): Promise<Opened | undefined> => {
  const link = verify(await ports.linkKeys.valid(), token, 'preferences');
  const profile = link && (await readWinner(ports.profiles, link.profileId));
  if (!profile || profile.anonymized) return undefined;
  if (!addressesOf(profile, link.channel).some(({ value }) => value === link.address)) return undefined;
  const { preferences, consent } = await ports.settings();
  const wanted = [traitOf(profile, 'locale'), ...localesOf(event.headers['accept-language'])];
  const { locale, words } = preferenceWords(
    wanted.flatMap((one) => asLocale(one) ?? []),
    preferences.words,
  );
  const nowMs = ports.clock.now();
  const choices = choicesOf(profile, preferences, { locale, nowMs });
  return { profile, choices, words, locale, link, consent, nowMs };
};

/** Shows what she has chosen and changes nothing: mail gateways open every link. */
export const showPreferences = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  token: string,
): Promise<HttpAnswer> => {
  const page = await opened(ports, event, token);
  return page ? preferencesPage(page) : gone();
};

/** Says what she chose as events of hers. The answer shows it as it will be: the fold takes a moment. */
export const changePreferences = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  token: string,
): Promise<HttpAnswer> => {
  const page = await opened(ports, event, token);
  if (!page) return gone();
  const read = readChoice(event);
  if (read === undefined) return problemAnswer({ status: 400, title: 'Nothing was chosen' }, privateHeaders);
  if (read.kind === 'ask-erase') return preferencesPage({ ...page, notice: 'erase-ask' });
  const { profile, choices, words, link, nowMs } = page;
  const ip = event.requestContext.http.sourceIp;
  if (read.kind === 'erase') await askToErase(ports, profile, nowMs);
  const waits = mustConfirmAt(page);
  const said = saidByChoice(read, {
    mustConfirm: waits,
    profile,
    choices,
    words,
    atMs: nowMs,
    saidBy: saidByOf(link),
    context: ip ? { ip } : {},
  });
  if (said.length > 0) await ports.bus.putEvents(said);
  const after = afterChoice(choices, read, { waits, nowMs });
  return preferencesPage({ ...page, choices: after, notice: read.kind === 'erase' ? 'erase-done' : 'saved' });
};

/** Whoever follows the link of a mail has shown that she has that address; of any other her word is that of a browser. */
const mustConfirmAt =
  ({ link, consent }: Opened) =>
  (channel: Channel, address: string): boolean =>
    address !== link.address && mustConfirm(consent, channel, 'public', false);

/** The law gives a month. */
const ERASE_WITHIN_MS = 14 * DAY_MS;

/** A link may have been forwarded: somebody of the shop looks before anything is gone. One task a day, however often she asks. */
const askToErase = async ({ tasks }: LinkPorts, profile: Profile, nowMs: number): Promise<void> => {
  await tasks.create({
    id: hashId([profile.id, 'erase', Math.floor(nowMs / DAY_MS)]),
    profileId: profile.id,
    ...{ journeyId: 'preferences', enrollmentId: '', stepId: 'erase', queue: PRIVACY_QUEUE },
    title: 'Erase request',
    text: 'She asked in her preferences that all data about her be deleted. Check that it was she, then erase her.',
    phone: addressesOf(profile, 'sms')[0]?.value ?? '',
    createdAtMs: nowMs,
    dueAtMs: nowMs + ERASE_WITHIN_MS,
    status: 'open',
  });
};
