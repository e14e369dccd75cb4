/** What a telephone system asks for in `/find?phone=`: some leave the plus as it is, which an address reads as a space. */
export const phoneOf = (search: string): string => {
  const query = new URLSearchParams(search);
  const said = query.get('phone') ?? query.get('q') ?? '';
  return /^ \d/.test(said) ? `+${said.trim()}` : said.trim();
};
