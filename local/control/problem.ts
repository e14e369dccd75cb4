/** An RFC 9457 problem document. */
export const problem = (status: number, title: string, detail: string): Response =>
  Response.json(
    { type: 'about:blank', title, status, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
