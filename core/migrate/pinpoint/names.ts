/** An id of ours made of a name: letters, digits and hyphens. Empty where nothing of it is left. */
export const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 56)
    .replace(/-+$/, '');

/** What is called what here: readable ids, two of which are never the same. */
export class Names {
  private readonly known = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly withdrawn = new Set<string>();

  /** Names something; told the same id again it answers as before. */
  give(theirId: string, name: string): string {
    const known = this.known.get(theirId);
    if (known !== undefined) return known;
    const base = slug(name) || slug(theirId) || 'unnamed';
    let id = base;
    for (let no = 2; this.taken.has(id); no++) id = `${base}-${no}`;
    this.known.set(theirId, id);
    this.taken.add(id);
    return id;
  }

  /** Nothing may name it: it could not be made. */
  withdraw(theirId: string): void {
    this.withdrawn.add(theirId);
  }

  of(theirId: string): string | undefined {
    return this.withdrawn.has(theirId) ? undefined : this.known.get(theirId);
  }
}

/** Everything that documents name each other by. */
export interface AllNames {
  segments: Names;
  journeys: Names;
  templates: Names;
}

export const allNames = (): AllNames => ({
  segments: new Names(),
  journeys: new Names(),
  templates: new Names(),
});
