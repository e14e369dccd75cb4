import { Marked, type Tokens } from 'marked';
import { escapeHtml } from '../../core/escape-html.ts';
import { textOf } from '../text-of.ts';
import { codeBlock } from './highlight.ts';
import { slugs } from './slug.ts';

export interface Heading {
  id: string;
  text: string;
  level: number;
}

export interface Rendered {
  title: string;
  html: string;
  headings: Heading[];
}

/** What the site knows and a page does not. */
export interface Links {
  /** Where a link or a picture of the page leads on the site. */
  to(href: string): string;
  /** Where the reference describes what a piece of code such as `GET /v1/me` calls; undefined where it calls nothing. */
  toRoute(code: string): string | undefined;
}

/** A table scrolls by itself, and a column without a title has no empty one. */
const framed = (html: string): string =>
  html
    .replace(/<th([^>]*)><\/th>/g, '<td$1></td>')
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');

/** A page of Markdown as HTML. */
export const render = (text: string, links: Links): Rendered => {
  const headings: Heading[] = [];
  const slug = slugs();
  const marked = new Marked({ gfm: true });
  marked.use({
    walkTokens(token) {
      if (token.type === 'link' || token.type === 'image') token.href = links.to(token.href);
    },
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const html = this.parser.parseInline(tokens);
        const heading = { id: slug(textOf(html)), text: textOf(html), level: depth };
        headings.push(heading);
        return `<h${depth} id="${heading.id}"><a class="here" href="#${heading.id}" aria-hidden="true" tabindex="-1">#</a>${html}</h${depth}>\n`;
      },
      code({ text: code, lang }: Tokens.Code) {
        return codeBlock(code, lang ?? '');
      },
      codespan({ text: code }: Tokens.Codespan) {
        const href = links.toRoute(code);
        const html = `<code>${escapeHtml(code)}</code>`;
        return href === undefined ? html : `<a href="${escapeHtml(href)}">${html}</a>`;
      },
    },
  });
  const html = framed(marked.parse(text, { async: false }));
  return { title: headings.find(({ level }) => level === 1)?.text ?? '', html, headings };
};
