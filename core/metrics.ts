/**
 * Everything that is counted for those who watch over a stage, by the name that CloudWatch gets: functions count, the dashboard
 * and alarms of `lib` show. All are numbers of things, without dimensions. CloudWatch bills each that was counted in an hour, and the
 * log for each line that tells of it: what happens with every event (requests, invocations) AWS counts itself, for nothing.
 */
export const metrics = {
  EventsDropped: 'events that collect could not read',
  EventsOverLimit: 'events that came above the limit of their source, and were answered 429',
  PeopleEntered: 'people who entered a journey',
  MessagesSent: 'messages that a provider took, or may have taken',
  MessagesNotSent: 'messages that were decided against, or refused',
  MessagesDelivered: 'messages reported as delivered',
  MessagesReturned: 'messages that bounced, were rejected or called spam',
  BudgetsNearlySpent: 'budgets of which four fifths are handed out',
  MalformedDocuments: 'documents that could not be read and were left out',
  MarketingMailUneasy: 'looks at marketing mail that found it at half of a limit',
  ProvidersShut: 'times that a provider had been left alone for minutes',
} as const;

export type Metric = keyof typeof metrics;

/** The namespace of a stage. */
export const metricsNamespace = (stage: string): string => `kaskad/${stage}`;
