import type { SaidProduct } from './read-row.ts';

/** What columns are called: Google's names, ours, and those of shop systems. */
const NAMES: readonly [keyof SaidProduct, readonly string[]][] = [
  ['id', ['id', 'product_id', 'productid', 'offer_id', 'артикул']],
  ['name', ['name', 'title', 'product_name', 'название', 'наименование']],
  ['price', ['sale_price', 'price', 'цена']],
  ['currency', ['currency', 'currencyid', 'валюта']],
  ['availability', ['availability', 'available', 'in_stock', 'наличие']],
  ['stock', ['stock', 'quantity', 'count', 'количество', 'остаток']],
  ['url', ['url', 'link', 'product_url', 'ссылка']],
  ['imageUrl', ['image_link', 'imageurl', 'image_url', 'image', 'picture', 'картинка', 'изображение']],
  ['category', ['category', 'product_type', 'google_product_category', 'категория']],
];

const plain = (header: string): string =>
  header
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/^g:/, '')
    .replaceAll(/[\s-]+/g, '_');

/** How the cells of a row become a product; undefined where no column is an id. Of several columns the first that is filled counts. */
export const csvReader = (
  headers: readonly string[],
): ((cells: readonly string[]) => SaidProduct) | undefined => {
  const known = headers.map(plain);
  const places = NAMES.map(
    ([field, names]) => [field, names.map((name) => known.indexOf(name)).filter((at) => at >= 0)] as const,
  );
  if (!places.some(([field, found]) => field === 'id' && found.length > 0)) return undefined;
  return (cells) =>
    Object.fromEntries(
      places.map(([field, found]) => [field, found.map((at) => cells[at]).find((cell) => cell?.trim())]),
    );
};
