/** Sources where somebody serves a customer: the ids of their events name the desk or a receipt, the contacts the customer. */
export const deskSources: ReadonlySet<string> = new Set(['pos', 'callcentre']);
