/** The message by which somebody came to say something. */
export interface SaidBy {
  sendId: string;
  enrollmentId?: string;
  journeyId?: string;
}

/** From a link of a message, or a report on one; undefined where it names none. */
export const saidByOf = ({ sendId, enrollmentId, journeyId }: Partial<SaidBy>): SaidBy | undefined =>
  sendId === undefined
    ? undefined
    : {
        sendId,
        ...(enrollmentId !== undefined && { enrollmentId }),
        ...(journeyId !== undefined && { journeyId }),
      };
