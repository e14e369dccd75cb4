/** Server-sent events for the pages. */
export interface Stream {
  open(): Response;
  send(event: 'outbox' | 'clock' | 'push', data: unknown): void;
  close(): void;
}

export function createStream(): Stream {
  const encoder = new TextEncoder();
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();
  return {
    open() {
      let own: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          listeners.add(own);
          own.enqueue(encoder.encode(': open\n\n'));
        },
        cancel: () => void listeners.delete(own),
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
      });
    },
    send(event, data) {
      const text = encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      for (const listener of listeners) listener.enqueue(text);
    },
    close() {
      for (const listener of listeners) listener.close();
      listeners.clear();
    },
  };
}
