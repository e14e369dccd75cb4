import { Option } from 'commander';

/** Of a stage, and whose credentials ask. */
export interface StageFlags {
  stage: string;
  profile?: string;
}

export const stageOption = () =>
  new Option('--stage <name>', 'the stage; its file is kaskad.<stage>.json')
    .default('dev')
    .env('KASKAD_STAGE');

export const profileOption = () => new Option('--profile <name>', 'of the AWS credentials, else AWS_PROFILE');

/** The SDK and what we start read it there. */
export const takeProfile = ({ profile }: Pick<StageFlags, 'profile'>): void => {
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
};
