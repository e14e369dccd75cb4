import type { ApiTokens } from '../../../../core/config/api-tokens.ts';
import type { SourceRegistry } from '../../../../core/source/source-registry.ts';
import { type Found, fault, ok, type Probe } from '../finding.ts';

export interface Keyring {
  readonly sources: Pick<SourceRegistry, 'list'>;
  readonly tokens: Pick<ApiTokens, 'list'>;
}

/** May anybody send events, and ask the API? */
export const keysProbe = ({ sources, tokens }: Keyring, stage: string): Probe => ({
  about: 'keys',
  allow: ['dynamodb:Query on ConfigTable'],
  async look() {
    const todo = `npm run keys -- --stage ${stage}`;
    const [known, held] = await Promise.all([sources.list(), tokens.list()]);
    const found: Found[] = [];
    if (known.length === 0) found.push(fault('No source may send events.', todo));
    if (!held.some(({ role }) => role === 'admin')) found.push(fault('There is no token of an admin.', todo));
    return found.length > 0 ? found : [ok(`${known.length} sources, ${held.length} tokens.`)];
  },
});
