type Attribute = { S?: string };
export type Item = Record<string, Attribute>;

const listOf = (item: Item | undefined): string | undefined => item?.list?.S;

/** Lists that entries of the index are written under: none for a key that stays, two where one takes another's place. */
export const indexWrites = (before: Item | undefined, after: Item | undefined): string[] => {
  const [old, now] = [listOf(before), listOf(after)];
  return old === now ? [] : [old, now].filter((list) => list !== undefined);
};

/** Writes of one item, which the database can be asked for what was there before. */
const ONE_ITEM: ReadonlySet<string> = new Set(['PutItem', 'DeleteItem']);

/** Asks for the item as it was, unless the caller asks for something himself. */
export const asksForOld = (action: string, input: Record<string, unknown>): boolean =>
  ONE_ITEM.has(action) && input.ReturnValues === undefined;

/** In a batch nobody says what was there: each put of a listed item counts as new, a deletion as of one that was on no list. */
export const listsInBatch = (input: Record<string, unknown>): string[] => {
  const requests = Object.values(
    (input.RequestItems ?? {}) as Record<string, { PutRequest?: { Item: Item } }[]>,
  );
  return requests.flat().flatMap(({ PutRequest }) => listOf(PutRequest?.Item) ?? []);
};
