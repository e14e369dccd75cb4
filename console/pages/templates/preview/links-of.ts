/** Where the links of a mail lead, each once, in the order in which they stand. */
export const linksOf = (html: string): string[] => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const found = [...page.querySelectorAll('a[href]')].map((link) => ({
    to: link.getAttribute('href') ?? '',
    text: (link.textContent ?? '').trim() || link.querySelector('img')?.getAttribute('alt') || '',
  }));
  return [...new Set(found.map(({ text, to }) => (text === '' ? to : `${text} → ${to}`)))];
};
