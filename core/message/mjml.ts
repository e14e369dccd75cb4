/** What is wrong with MJML, and where: lines from 1. */
export interface MjmlFault {
  line?: number;
  message: string;
}

/** Makes HTML for mail programs of MJML. Reads no files; throws nothing. */
export interface Mjml {
  toHtml(source: string): Promise<{ html: string; faults: MjmlFault[] }>;
}
