/** As much of a journey as is looked at here. */
export interface Ending {
  readonly exit?: readonly { readonly event?: string }[];
}

/** Does an order take her out of the journey? */
export const endsWithOrder = ({ exit = [] }: Ending): boolean =>
  exit.some(({ event }) => event === 'Order Completed');
