import { realpathSync } from 'node:fs';
import { CannotTell } from '../cannot-tell.ts';
import { root } from './run-program.ts';

/**
 * The CDK reads stage files in the project's folder: in another one what was looked at and what is deployed would be two files.
 *
 * @throws CannotTell anywhere else
 */
export function mustBeInProject(folder: string): void {
  const [here, there] = [realpathSync(folder), realpathSync(root)];
  if (here !== there)
    throw new CannotTell(
      `Stage files are read in ${there}, and you are in ${here}: go there and deploy again.`,
    );
}
