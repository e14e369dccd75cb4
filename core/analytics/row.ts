import type { Channel } from '../consent/consent.ts';

/** What a figure is about; what is left out, it is not about. One without a journey is about the shop. */
export interface Row {
  journeyId?: string;
  version?: number;
  stepId?: string;
  /** Of a cascade, from 0. */
  rung?: number;
  channel?: Channel;
  /** Which order of a cascade on trial, from 0; `control` for who was kept out. Of an experiment: `<plan>/<variant>`. */
  variant?: string;
}

/** Names a row: the same parts make the same text. */
export const keyOfRow = ({ journeyId, version, stepId, rung, channel, variant }: Row): string =>
  JSON.stringify([journeyId ?? '', version ?? 0, stepId ?? '', rung ?? -1, channel ?? '', variant ?? '']);

type Parts = [string, number, string, number, Channel | '', string];

export const rowOfKey = (key: string): Row => {
  const [journeyId, version, stepId, rung, channel, variant] = JSON.parse(key) as Parts;
  return {
    ...(journeyId !== '' && { journeyId }),
    ...(version > 0 && { version }),
    ...(stepId !== '' && { stepId }),
    ...(rung >= 0 && { rung }),
    ...(channel !== '' && { channel }),
    ...(variant !== '' && { variant }),
  };
};
