interface Entry {
  atMs: number;
  no: number;
  act(): void;
}

/** What is to happen, by virtual time; of two at the same time the one that was put down first. */
export class Agenda {
  private readonly heap: Entry[] = [];
  private count = 0;

  get size(): number {
    return this.heap.length;
  }

  add(atMs: number, act: () => void): void {
    const { heap } = this;
    heap.push({ atMs, no: this.count++, act });
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.swapsUp(parent, at)) break;
      at = parent;
    }
  }

  /** Takes the earliest out. */
  take(): Entry | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = right < heap.length && isBefore(heap[right], heap[left]) ? right : left;
      if (child >= heap.length || !this.swapsUp(at, child)) return first;
      at = child;
    }
  }

  private swapsUp(parent: number, child: number): boolean {
    const { heap } = this;
    const [above, below] = [heap[parent], heap[child]];
    if (!above || !below || !isBefore(below, above)) return false;
    heap[parent] = below;
    heap[child] = above;
    return true;
  }
}

const isBefore = (a: Entry | undefined, b: Entry | undefined): boolean =>
  a !== undefined && b !== undefined && (a.atMs < b.atMs || (a.atMs === b.atMs && a.no < b.no));
