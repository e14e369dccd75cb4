import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Loading } from '../../ui/loaded.tsx';

const ListPage = lazy(() => import('./list/list-page.tsx'));
const OfferPage = lazy(() => import('./offer/offer-page.tsx'));
const RedeemPage = lazy(() => import('./redeem/redeem-page.tsx'));

/** All offers, each with its tabs below its own address, and what was promised to one person. No offer's id is a hyphen. */
export function Component() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route index element={<ListPage />} />
        <Route path="-/redeem" element={<RedeemPage />} />
        <Route path=":id/*" element={<OfferPage />} />
      </Routes>
    </Suspense>
  );
}
