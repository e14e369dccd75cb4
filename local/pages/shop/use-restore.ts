import { useEffect, useRef, useState } from 'react';
import { createApi } from '../app/api.ts';
import { knownLines } from './cart.ts';
import type { Shop } from './use-shop.ts';

/** A reminder's link ends in `?kaskad_cart=<token>`: the cart comes back, whatever device the link was opened on. */
export function useRestore(shop: Shop): 'restored' | 'failed' | undefined {
  const [outcome, setOutcome] = useState<'restored' | 'failed'>();
  const asked = useRef(false);
  useEffect(() => {
    const token = new URLSearchParams(location.search).get('kaskad_cart');
    if (!token || asked.current) return;
    asked.current = true;
    const rest = new URL(location.href);
    rest.searchParams.delete('kaskad_cart');
    history.replaceState(null, '', rest);
    createApi()
      .restoreCart(token)
      .then((cart) => {
        shop.restore(knownLines(cart.items), cart.id);
        setOutcome('restored');
      })
      .catch(() => setOutcome('failed'));
  });
  return outcome;
}
