import { Marked, type Token } from 'marked';
import { targetOf } from './resolve.ts';
import { INDEX, type Source } from './sources.ts';

export interface Section {
  title: string;
  /** Files of the repository. */
  links: { file: string; text: string }[];
}

/** The sections of the index are the navigation of every page: whoever adds a page puts it there, and nowhere else. */
export const navigationOf = (index: string): Section[] => {
  const marked = new Marked({ gfm: true });
  const sections: Section[] = [];
  const take = (token: Token): void => {
    if (token.type === 'heading' && token.depth === 2) sections.push({ title: token.text, links: [] });
    if (token.type !== 'link') return;
    const target = targetOf(token.href, INDEX);
    if (target.kind === 'here') sections.at(-1)?.links.push({ file: target.file, text: token.text });
  };
  void marked.walkTokens(marked.lexer(index), take);
  return sections.filter(({ links }) => links.length > 0);
};

/** The page in another language, or the page that another one translates: `marketer.ru.md` and `marketer.md`. */
export const twinOf = (file: string): string =>
  file.endsWith('.ru.md') ? file.replace(/\.ru\.md$/, '.md') : file.replace(/\.md$/, '.ru.md');

/** Pages that the index does not lead to: neither decisions nor the twins of others. */
export const unlisted = (sources: readonly Source[], sections: readonly Section[]): Source[] => {
  const listed = new Set(sections.flatMap(({ links }) => links.map(({ file }) => file)));
  return sources
    .filter(({ file }) => file !== INDEX && !file.startsWith('docs/decisions/'))
    .filter(({ file }) => !listed.has(file) && !(file.endsWith('.ru.md') && listed.has(twinOf(file))));
};

const titleOf = ({ file, text }: Source): string => /^# (.+)$/m.exec(text)?.[1] ?? file;

/** The navigation, with what the index forgot at its end: no page is lost, and it is seen that one should be put there. */
export const wholeNavigation = (sources: readonly Source[]): Section[] => {
  const sections = navigationOf(sources.find(({ file }) => file === INDEX)?.text ?? '');
  const rest = unlisted(sources, sections).map((source) => ({ file: source.file, text: titleOf(source) }));
  return rest.length === 0 ? sections : [...sections, { title: 'Further pages', links: rest }];
};
