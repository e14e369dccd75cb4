import type { Local, LocalOptions } from '../../local/contract.ts';
import { seedLocal } from '../../local/seed.ts';
import { startLocal } from '../../local/start.ts';
import { ensureAssembly } from './assembly.ts';

export type LocalKaskad = Local;

/** The whole product in this process, on a free port, seeded as `npm start` seeds it. */
export const startLocalKaskad = async (options: Partial<LocalOptions> = {}): Promise<LocalKaskad> =>
  startLocal({ assembly: await ensureAssembly(), port: 0, seed: seedLocal, ...options });
