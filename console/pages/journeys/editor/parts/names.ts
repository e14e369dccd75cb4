/** What of a journey stands open beside its steps, as the address says it: no step may be called so. */
const partNames = ['~start', '~people', '~end', '~about'] as const;
export type PartName = (typeof partNames)[number];

export const isPart = (open: string): open is PartName => (partNames as readonly string[]).includes(open);
