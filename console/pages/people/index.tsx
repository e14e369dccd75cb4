import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Loading } from '../../ui/loaded.tsx';
import { useAtLeisure } from '../../ui/use-at-leisure.ts';
import { SearchPage } from './search/search-page.tsx';

const loadCustomer = () => import('./customer/customer-page.tsx');
const CustomerPage = lazy(loadCustomer);
const BlockedPage = lazy(() => import('./blocked/index.tsx'));

export function Component() {
  // Who is found is looked at next, mostly while she waits on the telephone.
  useAtLeisure(loadCustomer);
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route index element={<SearchPage />} />
        <Route path="blocked" element={<BlockedPage />} />
        <Route path=":id/:part?" element={<CustomerPage />} />
        <Route path="*" element={<Navigate to="/people" replace />} />
      </Routes>
    </Suspense>
  );
}
