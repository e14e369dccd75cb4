import { parseArgs } from 'node:util';
import { isRole, type Role, roles } from '../../core/access/role.ts';
import { isScope, type Scope, scopes } from '../../core/access/scope.ts';
import { sourceFields } from '../../core/source/source-body.ts';

/** What is said to `npm run keys`, checked: a key that no page can use would be noticed in the shop only. */
export interface KeyFlags {
  stage: string;
  table?: string;
  origin: string[];
  consent: boolean;
  country?: string;
  role: Role;
  scope: Scope[];
  help: boolean;
}

const options = {
  stage: { type: 'string' },
  table: { type: 'string' },
  origin: { type: 'string', multiple: true },
  consent: { type: 'boolean', default: false },
  country: { type: 'string' },
  role: { type: 'string', default: 'admin' },
  scope: { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
} as const;

const originsOf = (said: string[] = []): string[] => {
  const wrong = said.find((one) => !sourceFields.origins.safeParse([one]).success);
  if (wrong === undefined) return said;
  throw new Error(`--origin ${wrong}: an origin such as https://shop.example, nothing after it, or *.`);
};

const countryOf = (said: string): string => {
  const code = said.toUpperCase();
  if (sourceFields.country.safeParse(code).success) return code;
  throw new Error(`--country ${said}: a country such as DE.`);
};

const roleOf = (said: string): Role => {
  if (isRole(said)) return said;
  throw new Error(`There is no role ${said}: ${roles.join(', ')}.`);
};

const scopesOf = (said: string[] = []): Scope[] => {
  const unknown = said.filter((word) => !isScope(word));
  if (unknown.length > 0) throw new Error(`There is no scope ${unknown.join(', ')}: ${scopes.join(', ')}.`);
  return said.filter(isScope);
};

/** Throws with one sentence that says what is wrong. */
export const readKeyFlags = (args: string[], env: NodeJS.ProcessEnv = process.env): KeyFlags => {
  const { values } = parseArgs({ args, options });
  return {
    stage: values.stage ?? env.KASKAD_STAGE ?? 'dev',
    ...(values.table !== undefined && { table: values.table }),
    origin: originsOf(values.origin),
    consent: values.consent,
    ...(values.country !== undefined && { country: countryOf(values.country) }),
    role: roleOf(values.role),
    scope: scopesOf(values.scope),
    help: values.help,
  };
};
