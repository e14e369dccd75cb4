import type { Words } from './words.ts';

/** Why she is no longer in a journey, or was let in to get nothing. Reasons of messages apply to ends as well. */
export const endWords = {
  aborted: { en: 'Somebody of the team ended this broadcast.', ru: 'Сотрудник прервал эту рассылку.' },
  'left-segment': {
    en: 'The customer left the segment before it began.',
    ru: 'Клиент вышел из сегмента до начала рассылки.',
  },
  separated: {
    en: 'Two customers that had been joined were told apart.',
    ru: 'Объединённые клиенты снова разделены.',
  },
  operator: { en: 'Somebody of the team took the customer out.', ru: 'Сотрудник исключил клиента.' },
  holdout: {
    en: 'By chance the customer is in the control group of this journey and gets nothing.',
    ru: 'Клиент случайно попал в контрольную группу этого сценария и ничего не получает.',
  },
  'control-group': {
    en: 'By chance the customer is in the control group of all marketing and gets nothing.',
    ru: 'Клиент случайно попал в общую контрольную группу и не получает рекламы.',
  },
  replaced: { en: 'Another journey took its place.', ru: 'Его место занял другой сценарий.' },
} satisfies Record<string, Words>;
