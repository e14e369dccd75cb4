/** The kinds of triggers by name alone, for whoever need not know what they do. */
export const triggerNames = ['event', 'manual', 'schedule', 'segment', 'date'] as const;
export type TriggerName = (typeof triggerNames)[number];

/** Which kind of trigger it is; undefined of what is none. */
export const triggerName = (trigger: unknown): TriggerName | undefined =>
  typeof trigger === 'object' && trigger !== null
    ? triggerNames.find((name) => Object.hasOwn(trigger, name))
    : undefined;
