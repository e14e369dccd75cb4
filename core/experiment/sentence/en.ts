import type { Words } from './words.ts';

export const en: Words = {
  language: 'en',
  quoted: (name) => `“${name}”`,
  to: ' to ',
  point: { one: 'point', other: 'points' },
  pointOf: { one: 'point', other: 'points' },
  days: { one: 'more day', other: 'more days' },
  customers: { one: 'more customer is needed', other: 'more customers are needed' },
  moreOrders: (variant, base, range) => `${variant} brings ${range} more orders than ${base}`,
  moreMoney: (variant, base, range) => `${variant} brings ${range} more per customer than ${base}`,
  moreUnsubscribed: (variant, base, range) =>
    `${variant} makes ${range} more customers unsubscribe than ${base}`,
  unclearOrders: (variant, base, fewer, more) =>
    `${variant} brings between ${fewer} fewer and ${more} more orders than ${base}`,
  unclearMoney: (variant, base, less, more) =>
    `${variant} brings between ${less} less and ${more} more per customer than ${base}`,
  soFar: (finding) => `So far ${finding}.`,
  winner: (finding, winner) => `${finding}. Stop: ${winner} wins.`,
  alike: (variants, minimal) =>
    `The difference between ${variants} is less than ${minimal}. Stop: keep whichever costs less.`,
  noWinner: (finding) =>
    `All planned customers have taken part, and no variant won${finding ? `: ${finding}` : ''}. Stop: keep whichever costs less.`,
  harm: (finding, variants) => `${finding}. Stop ${variants}.`,
  division: (people, expected) =>
    `Customers were not divided as planned: ${people} instead of ${expected}. Find the cause first: no figure can be trusted.`,
  reasons: {
    'not-clear': 'No variant is surely the best yet.',
    'too-few-days': 'It is too early, since days of the week differ.',
    nobody: 'Not every variant has customers yet.',
    'too-few-orders': 'There are too few orders yet.',
    'impossible-counts': 'The counts contradict each other, so nothing can be said.',
    'impossible-question': 'There is no such experiment.',
    'baseline-near-zero': 'There are too few orders yet.',
    'no-control-group': 'There is no control group.',
  },
  goOn: (days, customers) => `Go on${days ? ` for about ${days}` : ''}${customers ? `: ${customers}` : ''}.`,
};
