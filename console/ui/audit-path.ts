/** Where the whole history of one thing is looked at; `exact`, since what is typed there may be part of an id. */
export const auditPath = (kind: string, id: string): string =>
  `/settings/audit?${new URLSearchParams({ kind, id, exact: '1' })}`;
