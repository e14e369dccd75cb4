import * as z from 'zod';
import { stageFileSchema } from '../../lib/stage-file.ts';

/** What editors complete a stage file by; `stage.schema.json` holds it. */
export const stageJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(stageFileSchema, { io: 'input' }), null, 2)}\n`;
