import * as z from 'zod';
import { route } from '../route.ts';

export const deleteImport = route({
  method: 'DELETE',
  path: '/v1/imports/{id}',
  summary: 'Deletes an import with its refused rows; people stay. Doing so twice changes nothing',
  access: 'edit',
  answer: z.object({ id: z.string() }),
  async run({ params }, { imports }) {
    const id = params.id ?? '';
    await imports.remove(id);
    return { body: { id } };
  },
});
