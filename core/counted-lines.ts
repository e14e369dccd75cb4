/** Lines of the log that are counted, by the metric that counts them: functions say them, alarms of `lib` look for them. */
export const countedLines = {
  BudgetsNearlySpent: 'a budget is nearly spent',
  MalformedDocuments: 'malformed document skipped',
  MarketingMailUneasy: 'marketing mail at half of a limit',
  ProvidersShut: 'a provider has been left alone for minutes',
} as const;

export type CountedLine = keyof typeof countedLines;
