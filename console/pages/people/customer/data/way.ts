/** How a person is taken out: wholly, or all of her that is more than a count. */
export type Way = 'erase' | 'anonymize';
