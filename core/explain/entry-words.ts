import type { Words } from './words.ts';

/** Why she has not come in. */
export const entryWords = {
  'not-published': { en: 'The journey is not published.', ru: 'Сценарий не опубликован.' },
  paused: {
    en: 'The journey is paused: nobody comes in.',
    ru: 'Сценарий на паузе: никто не входит.',
  },
  stopped: { en: 'The journey is stopped: nobody comes in.', ru: 'Сценарий остановлен: никто не входит.' },
  robot: { en: 'The visits look like those of a robot.', ru: 'Посещения похожи на робота.' },
  'entry-cap': {
    en: 'As many people as the journey takes in had come already.',
    ru: 'Сценарий уже принял столько людей, сколько разрешено.',
  },
  audience: {
    en: 'As far as is known today, the customer is not among those it is for.',
    ru: 'По сегодняшним данным клиент не относится к тем, для кого сценарий.',
  },
  reentry: {
    en: 'The customer was in it before, and may not come in again yet.',
    ru: 'Клиент уже был в сценарии и пока не может войти снова.',
  },
  'not-started': {
    en: 'What starts it has not happened, as far as is known, or not as its condition asks.',
    ru: 'Насколько известно, запускающего события не было или оно не подошло под условие.',
  },
} satisfies Record<string, Words>;
export type EntryReason = keyof typeof entryWords;
