import { join } from 'node:path';
import { csvLine, harmless } from '../../../core/csv/csv-line.ts';
import { type Leave, type LeftOut, leavingOut } from '../../../core/migrate/left-out.ts';
import { writeText } from '../folder.ts';

/** What is left out of all files of a run. */
export class LeftFile {
  private readonly files = new Map<string, { left: LeftOut[]; leave: Leave }>();

  leaveOf(file: string): Leave {
    const known = this.files.get(file) ?? leavingOut();
    this.files.set(file, known);
    return known.leave;
  }

  get count(): number {
    return [...this.files.values()].reduce((sum, { left }) => sum + left.length, 0);
  }

  async write(folder: string): Promise<void> {
    const lines = [...this.files].flatMap(([file, { left }]) =>
      left.map(({ at, what, why }) => csvLine([file, at, what, why].map(harmless))),
    );
    await writeText(
      join(folder, 'left-out.csv'),
      [csvLine(['file', 'at', 'what', 'why']), ...lines].join(''),
    );
  }
}
