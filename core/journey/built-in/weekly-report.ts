import { mailHtml, mailText } from '../../mail/mail-layout.ts';
import { reportBody } from '../../mail/report-body.ts';
import type { Template } from '../../message/template.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Enrollment } from '../enrollment.ts';
import type { Journey } from '../journey.ts';

export const WEEKLY_REPORT = 'weekly-report';

/** The figures of a week for whoever owns the shop. Each week and address is an entry of its own, so that one that is told twice is sent once. */
const journey: Journey = {
  id: WEEKLY_REPORT,
  name: 'Weekly report',
  purpose: 'transactional',
  trigger: { manual: true },
  entry: { key: 'order', reentry: 'never' },
  steps: [{ id: 'report', kind: 'send', channel: 'email', template: WEEKLY_REPORT }],
};

export const reportJourneys: readonly Journey[] = [journey];

const said = (name: string): string => `{{ event.properties.${name} }}`;

const words = {
  language: said('language'),
  title: said('title'),
  greeting: said('title'),
  lead: said('lead'),
  button: said('button'),
  why: said('why'),
  unsubscribe: '',
  preferences: '',
};

/** One layout for every language: the words come with the figures. */
export const reportTemplates: readonly Template[] = [
  {
    id: WEEKLY_REPORT,
    channel: 'email',
    subject: `{{ shop.name }}: ${said('title')}`,
    text: mailText(words, reportBody),
    html: mailHtml(words, reportBody),
  },
];

/** A report goes to the address that was asked for, and to no other that she has: figures of a shop are for nobody else. */
export const asAddressed = (
  profile: Profile,
  { journeyId, trigger }: Pick<Enrollment, 'journeyId' | 'trigger'>,
): Profile => {
  if (journeyId !== WEEKLY_REPORT) return profile;
  const isOther = ({ namespace, value }: Profile['identities'][number]) =>
    namespace === 'email' && value !== trigger.properties.to;
  return { ...profile, identities: profile.identities.filter((one) => !isOther(one)) };
};
