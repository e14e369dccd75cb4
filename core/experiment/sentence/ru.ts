import type { Words } from './words.ts';

const pointOf = {
  one: 'процентного пункта',
  few: 'процентных пунктов',
  many: 'процентных пунктов',
  other: 'процентного пункта',
};

export const ru: Words = {
  language: 'ru',
  quoted: (name) => `«${name}»`,
  to: '–',
  point: { ...pointOf, one: 'процентный пункт', few: 'процентных пункта' },
  pointOf,
  days: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
  customers: { one: 'клиента', other: 'клиентов' },
  moreOrders: (variant, base, range) => `${variant} приносит на ${range} больше заказов, чем ${base}`,
  moreMoney: (variant, base, range) => `${variant} приносит на ${range} больше с клиента, чем ${base}`,
  moreUnsubscribed: (variant, base, range) =>
    `Из-за ${variant} отписывается на ${range} больше клиентов, чем из-за ${base}`,
  unclearOrders: (variant, base, fewer, more) =>
    `${variant} приносит от ${fewer} меньше до ${more} больше заказов, чем ${base}`,
  unclearMoney: (variant, base, less, more) =>
    `${variant} приносит с клиента от ${less} меньше до ${more} больше, чем ${base}`,
  soFar: (finding) => `Пока ${finding}.`,
  winner: (finding, winner) => `${finding}. Можно останавливать: лучше ${winner}.`,
  alike: (variants, minimal) =>
    `Разница между ${variants} меньше ${minimal}. Можно останавливать: оставьте то, что дешевле.`,
  noWinner: (finding) =>
    `Все запланированные клиенты приняли участие, победителя нет${finding ? `: ${finding}` : ''}. Можно останавливать: оставьте то, что дешевле.`,
  harm: (finding, variants) => `${finding}. Остановите ${variants}.`,
  division: (people, expected) =>
    `Клиенты распределились не по плану: ${people} вместо ${expected}. Сначала найдите причину: цифрам верить нельзя.`,
  reasons: {
    'not-clear': 'Пока ни один вариант не лучше остальных наверняка.',
    'too-few-days': 'Ещё рано: дни недели различаются.',
    nobody: 'Пока не в каждом варианте есть клиенты.',
    'too-few-orders': 'Заказов пока слишком мало.',
    'impossible-counts': 'Счётчики противоречат друг другу, сказать ничего нельзя.',
    'impossible-question': 'Такого эксперимента быть не может.',
    'baseline-near-zero': 'Заказов пока слишком мало.',
    'no-control-group': 'Контрольной группы нет.',
  },
  goOn: (days, customers) =>
    `Продолжайте${days ? ` ещё примерно ${days}` : ''}${customers ? `: не хватает ${customers}` : ''}.`,
};
