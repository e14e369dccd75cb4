import type { Leave } from '../left-out.ts';
import { traitName } from '../trait-name.ts';

/** Where their variables lie here. */
const PLACES: [pattern: RegExp, path: (name: string) => string][] = [
  [/^User\.UserAttributes\.(?:\[?([^.[\]]+)\]?)(?:\.\[0\])?$/, (name) => `profile.${traitName(name)}`],
  [/^Attributes\.(?:\[?([^.[\]]+)\]?)(?:\.\[0\])?$/, (name) => `profile.${traitName(name)}`],
  [/^Metrics\.(?:\[?([^.[\]]+)\]?)$/, (name) => `profile.${traitName(name)}`],
  [/^Location\.Country$/, () => 'profile.country'],
  [/^Location\.City$/, () => 'profile.city'],
  [/^Location\.PostalCode$/, () => 'profile.zip'],
  [/^Location\.Region$/, () => 'profile.region'],
  [/^Demographic\.Locale$/, () => 'profile.locale'],
  [/^Demographic\.Timezone$/, () => 'profile.timezone'],
];

const pathOf = (variable: string): string | undefined => {
  for (const [pattern, path] of PLACES) {
    const found = pattern.exec(variable);
    if (found) return path(found[1] ?? '');
  }
  return undefined;
};

const isPlain = (path: string): boolean => /^profile\.[A-Za-z_][\w-]*$/.test(path);

/** What stands where a variable has no value. */
export type Substitutions = ReadonlyMap<string, string>;

/** `DefaultSubstitutions`: JSON in a text, by the full name of the variable or by parts of it. */
export const substitutionsIn = (text: string | null | undefined): Substitutions => {
  const flat = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') flat.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
  };
  try {
    walk(JSON.parse(text ?? '{}'), '');
  } catch {
    return flat;
  }
  return flat;
};

/** Their variables as Liquid. What cannot be said is taken out, since it would be shown to people as it stands. */
export const liquidOf = (
  text: string,
  { at, leave, substitutions }: { at: string; leave: Leave; substitutions: Substitutions },
): string =>
  text.replaceAll(/\{\{\{?\s*([^{}]*?)\s*\}?\}\}/g, (whole, variable: string) => {
    const path = pathOf(variable);
    if (path !== undefined && isPlain(path)) {
      const instead = substitutions.get(variable)?.replaceAll(/["{}%]/g, '');
      return instead ? `{{ ${path} | default: "${instead}" }}` : `{{ ${path} }}`;
    }
    leave(at, whole, 'no variable that there is here: it is taken out, look at the words around it');
    return '';
  });
