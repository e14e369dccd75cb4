/**
 * Anchors as code hosts make them, so that a link into a page works here and there: small letters, no punctuation, a
 * hyphen for each space.
 */
export const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

/** Of one page: a heading that stands there twice gets a number. */
export const slugs = () => {
  const given = new Map<string, number>();
  return (heading: string): string => {
    const slug = slugOf(heading);
    const times = given.get(slug) ?? 0;
    given.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };
};
