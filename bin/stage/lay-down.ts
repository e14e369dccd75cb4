import type { Node } from 'constructs';
import { stageName } from '../../lib/stage-context.ts';
import { contextOf } from '../../lib/stage-file.ts';
import { readStageFile } from './stage-files.ts';

/**
 * Lays the file of the stage down as context of the app, below all that the command line says. `-c stageFile=false` leaves it alone,
 * as the local run does: what is deployed is none of its business.
 */
export function layDownStageFile(node: Node, folder: string): void {
  if (String(node.tryGetContext('stageFile')) === 'false') return;
  const file = readStageFile(folder, stageName(node));
  for (const [key, value] of Object.entries(file ? contextOf(file) : {}))
    if (node.tryGetContext(key) === undefined) node.setContext(key, value);
}
