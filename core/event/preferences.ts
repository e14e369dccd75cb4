/** Source of what a person chose by the link to her preferences. */
export const PREFERENCES = 'preferences';
