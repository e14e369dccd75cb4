import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedName } from '../../lib/forms.ts';
import { parseStageFile, type StageFile } from '../../lib/stage-file.ts';

export const stageFileName = (stage: string): string => `kaskad.${stage}.json`;

/**
 * The file of a stage in a folder; undefined where there is none.
 *
 * @throws WrongStage for a name that is none, and when it holds what is no stage
 */
export function readStageFile(folder: string, stage: string): StageFile | undefined {
  const name = stageFileName(checkedName(stage));
  const content = contentOf(join(folder, name));
  return content === undefined ? undefined : parseStageFile(name, content, stage);
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
