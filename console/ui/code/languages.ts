import type { LanguageSupport } from '@codemirror/language';
import type { CodeEditorProps } from './code-editor-props.ts';

/** How a language is coloured and completed; each is loaded when it is first written. */
export const languageSupport = async (language: CodeEditorProps['language']): Promise<LanguageSupport> => {
  if (language === 'json') return (await import('@codemirror/lang-json')).json();
  const { liquid } = await import('@codemirror/lang-liquid');
  if (language !== 'mjml') return liquid();
  const { xml } = await import('@codemirror/lang-xml');
  return liquid({ base: xml() });
};
