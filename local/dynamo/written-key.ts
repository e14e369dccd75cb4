import * as z from 'zod';

const text = z.object({ S: z.string() });
const keys = z.object({ pk: text, sk: text });
const put = z.object({ PutRequest: z.object({ Item: keys }) }).transform(({ PutRequest }) => PutRequest.Item);
const removal = z
  .object({ DeleteRequest: z.object({ Key: keys }) })
  .transform(({ DeleteRequest }) => DeleteRequest.Key);
const batch = z.record(z.string(), z.array(z.union([put, removal])).nonempty());

const write = z.union([
  z.object({ Item: keys }).transform(({ Item }) => Item),
  z.object({ Key: keys }).transform(({ Key }) => Key),
  z.object({ RequestItems: batch }).transform(({ RequestItems }) => Object.values(RequestItems)[0]?.[0]),
]);

/** Partition and sort key that a write names first, with a space between; undefined for reads of many and other tables' keys. */
export const writtenKey = (input: unknown): string | undefined => {
  const { data } = write.safeParse(input);
  return data && `${data.pk.S} ${data.sk.S}`;
};
