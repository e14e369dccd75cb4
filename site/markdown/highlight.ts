import { javascriptLanguage } from '@codemirror/lang-javascript';
import { jsonLanguage } from '@codemirror/lang-json';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { escapeHtml } from '../../core/escape-html.ts';

/** The console's editor reads these languages already; what has no colours is shown as it is. */
const languages = { json: jsonLanguage, js: javascriptLanguage, javascript: javascriptLanguage };

const isKnown = (language: string): language is keyof typeof languages => Object.hasOwn(languages, language);

const coloured = (code: string, language: keyof typeof languages): string => {
  const parts: string[] = [];
  const tree = languages[language].parser.parse(code);
  const put = (text: string, classes: string) =>
    parts.push(classes === '' ? escapeHtml(text) : `<span class="${classes}">${escapeHtml(text)}</span>`);
  highlightCode(code, tree, classHighlighter, put, () => parts.push('\n'));
  return parts.join('');
};

/** Comments of the shell tell what a command is for: they step back behind it. */
const shell = (code: string): string =>
  escapeHtml(code).replace(/(^|\s)(#\s.*)$/gm, '$1<span class="tok-comment">$2</span>');

/** A block of code as HTML. */
export const codeBlock = (code: string, language: string): string => {
  const html = isKnown(language)
    ? coloured(code, language)
    : language === 'sh'
      ? shell(code)
      : escapeHtml(code);
  return `<pre tabindex="0"><code>${html}</code></pre>\n`;
};
