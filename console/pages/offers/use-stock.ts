import type { getOfferStock } from '../../../functions/api/routes/get-offer-stock.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { documentPath } from '../../ui/document/document-path.ts';

export const useStock = (id: string) =>
  useAnswer<typeof getOfferStock>(`${documentPath('offers', id)}/stock`);
