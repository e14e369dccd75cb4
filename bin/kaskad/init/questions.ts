import { type Answers, faultOf } from './answers.ts';

export type Key = Exclude<keyof Answers, 'archive'>;

export interface Question {
  readonly key: Key;
  readonly asks: string;
  /** As an answer might look. */
  readonly such?: string;
  readonly mustBeSaid?: true;
  /** What is proposed, by what is known already. */
  propose?(answers: Partial<Answers>, known: Known): string | undefined | Promise<string | undefined>;
  /** Is it asked at all? */
  isAsked?(answers: Partial<Answers>): boolean;
}

/** What the machine and the account say by themselves. */
export interface Known {
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly timezone: string;
  /** The public zone of Route 53 in which a domain lies, where one may look. */
  zoneOf(domain: string): Promise<string | undefined>;
}

const domainOf = ({ sender }: Partial<Answers>): string | undefined =>
  /@([^\s<>@]+?)>?$/.exec(sender ?? '')?.[1];

/** In the order in which they are asked: what an answer proposes for others comes first. */
export const questions: readonly Question[] = [
  { key: 'stage', asks: 'What is this stage called?', mustBeSaid: true, propose: () => 'prod' },
  {
    key: 'region',
    asks: 'Which region of AWS?',
    such: 'eu-central-1',
    mustBeSaid: true,
    propose: (_, { region }) => region,
  },
  {
    key: 'account',
    asks: 'Which account? Nothing is deployed into another one.',
    propose: (_, { account }) => account,
  },
  { key: 'name', asks: 'What is the shop called?', such: 'Teashop' },
  { key: 'origins', asks: 'Where are its pages?', such: 'https://shop.example https://www.shop.example' },
  {
    key: 'languages',
    asks: 'In which languages does it write? The first is for whoever has said none.',
    propose: () => 'en',
  },
  { key: 'timezone', asks: 'In which time zone does it live?', propose: (_, { timezone }) => timezone },
  { key: 'country', asks: 'Whose local phone numbers does it know?', such: 'DE' },
  { key: 'sender', asks: 'Whom is its mail from?', such: 'Teashop <hello@shop.example>' },
  {
    key: 'mailDomain',
    asks: 'Which domain shall the stack make known to SES? Empty: none, it is verified by hand.',
    propose: domainOf,
  },
  {
    key: 'mailZone',
    asks: 'Its zone in Route 53? Empty: its DNS records are printed.',
    such: 'Z0123456789ABC',
    isAsked: ({ mailDomain }) => Boolean(mailDomain),
    propose: ({ mailDomain = '' }, known) => known.zoneOf(mailDomain),
  },
  {
    key: 'linkDomain',
    asks: 'A short name of your own for links in messages? Empty: that of the API.',
    such: 'go.shop.example',
  },
  {
    key: 'linkZone',
    asks: 'Its zone in Route 53? Empty: you have a certificate.',
    isAsked: ({ linkDomain }) => Boolean(linkDomain),
    propose: ({ linkDomain = '' }, known) => known.zoneOf(linkDomain),
  },
  {
    key: 'linkCertificate',
    asks: 'The certificate for it, in ACM of this region?',
    mustBeSaid: true,
    isAsked: ({ linkDomain, linkZone }) => Boolean(linkDomain) && !linkZone,
  },
  {
    key: 'alarmTopic',
    asks: 'Which topic of SNS do alarms tell? Empty: nobody.',
    such: 'arn:aws:sns:eu-central-1:…:ops',
  },
];

/** Why an answer will not do; undefined where it will. */
export const refusalOf = ({ key, mustBeSaid }: Question, answer: string): string | undefined => {
  if (answer.trim() !== '') return faultOf(key, answer);
  return mustBeSaid ? 'This has to be said.' : undefined;
};
