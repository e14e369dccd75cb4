import type { Mjml } from '../../../core/message/mjml.ts';

interface Made {
  html: string;
  errors: { line: number; message: string; tagName: string }[];
}
type Library = (source: string, options: object) => Promise<Made>;

/** A module of CommonJS: its types do not know that the fifth version answers with a promise. */
const libraryOf = (module: unknown): Library => {
  const { default: made } = module as { default: Library | { default: Library } };
  return typeof made === 'function' ? made : made.default;
};

let loaded: Promise<Library> | undefined;

/** Three megabytes that lie beside the function's code, read when the first MJML is saved. */
const library = (): Promise<Library> => {
  loaded ??= import('mjml').then(libraryOf);
  return loaded;
};

/** Nothing is read or fetched: no file, no configuration of the machine, no fonts of other hosts unless the mail names them. */
const options = { validationLevel: 'soft', ignoreIncludes: true, keepComments: false, fonts: {} };

/** What is too deep or too strange for it is a fault of the source. */
const unreadable = (error: unknown) => ({
  html: '',
  faults: [{ message: error instanceof RangeError ? 'nested too deep' : 'cannot be read as MJML' }],
});

/** MJML by its own library. */
export const mjmlLibrary: Mjml = {
  async toHtml(source) {
    const make = await library();
    try {
      const { html, errors } = await make(source, options);
      return {
        html,
        faults: errors.map(({ line, message, tagName }) => ({ line, message: `${tagName}: ${message}` })),
      };
    } catch (error) {
      return unreadable(error);
    }
  },
};
