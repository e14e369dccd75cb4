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

/** Of one page: an anchor that is given already gets a number. */
export const slugs = () => {
  const given = new Set<string>();
  return (heading: string): string => {
    const slug = slugOf(heading);
    let free = slug;
    for (let times = 1; given.has(free); times += 1) free = `${slug}-${times}`;
    given.add(free);
    return free;
  };
};
