import { stageFileSchema } from '../../../lib/stage-file.ts';

/** What `init` is told, by flags or at the prompt: one text each, as a person types it. */
export interface Answers {
  stage: string;
  region: string;
  account?: string;
  name?: string;
  languages?: string;
  timezone?: string;
  country?: string;
  origins?: string;
  sender?: string;
  replyTo?: string;
  mailDomain?: string;
  mailZone?: string;
  linkDomain?: string;
  linkZone?: string;
  linkCertificate?: string;
  alarmTopic?: string;
  archive?: boolean;
}

/** Separated by commas or spaces. */
const list = (said: string | undefined): string[] | undefined => {
  const all = (said ?? '').split(/[\s,]+/).filter((one) => one !== '');
  return all.length === 0 ? undefined : all;
};

type Loose = Record<string, unknown>;

/** Without what was left out or left empty; undefined where nothing is left. */
const said = (fields: Loose): Loose | undefined => {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
};

/** A stage file as the answers would have it; nothing of it is checked yet. */
export const stageFileOf = (answers: Answers, pushApplications: Record<string, string> = {}): unknown =>
  said({
    ...{ stage: answers.stage, region: answers.region, account: answers.account },
    mail: said({ domain: answers.mailDomain, zoneId: answers.mailZone }),
    links: said({
      domain: answers.linkDomain,
      zoneId: answers.linkZone,
      certificateArn: answers.linkCertificate,
    }),
    alarmTopicArn: answers.alarmTopic,
    archive: answers.archive,
    shop: said({
      ...{ name: answers.name, timezone: answers.timezone, country: answers.country?.toUpperCase() },
      ...{ languages: list(answers.languages), origins: list(answers.origins) },
      ...{ sender: answers.sender, replyTo: answers.replyTo },
      pushApplications: said(pushApplications),
    }),
  });

/** Every other answer stands beside these while one is looked at. */
const beside: Answers = {
  stage: 'dev',
  region: 'eu-central-1',
  linkCertificate: 'arn:aws:acm:eu-central-1:1:x',
};

/** Why an answer will not do, in the words of the schema; undefined where it will. */
export const faultOf = (key: keyof Answers, answer: string): string | undefined => {
  const file = stageFileOf({ ...beside, linkDomain: 'go.shop.example', [key]: answer.trim() });
  return stageFileSchema.safeParse(file).error?.issues[0]?.message;
};
