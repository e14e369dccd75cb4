/** A binary heap: the smallest item by `before` comes out first. */
export interface Heap<T> {
  push(item: T): void;
  peek(): T | undefined;
  pop(): T | undefined;
}

export function createHeap<T>(before: (one: T, other: T) => boolean): Heap<T> {
  const items: T[] = [];
  const at = (index: number) => items[index] as T;
  const swap = (one: number, other: number) => {
    [items[one], items[other]] = [at(other), at(one)];
  };

  function rise(index: number): void {
    const parent = (index - 1) >> 1;
    if (index === 0 || !before(at(index), at(parent))) return;
    swap(index, parent);
    rise(parent);
  }

  function sink(index: number): void {
    const [left, right] = [2 * index + 1, 2 * index + 2];
    let first = index;
    if (left < items.length && before(at(left), at(first))) first = left;
    if (right < items.length && before(at(right), at(first))) first = right;
    if (first === index) return;
    swap(index, first);
    sink(first);
  }

  return {
    push(item) {
      items.push(item);
      rise(items.length - 1);
    },
    peek: () => items[0],
    pop() {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0) {
        items[0] = last as T;
        sink(0);
      }
      return first;
    },
  };
}
