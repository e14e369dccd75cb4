export type Values = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export const addressOf = (path: string, query: Values = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
};
