import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Loading } from '../../ui/loaded.tsx';
import { CustomerPage } from './customer/customer-page.tsx';
import { SearchPage } from './search/search-page.tsx';

const BlockedPage = lazy(() => import('./blocked/index.tsx'));

export const Component = () => (
  <Suspense fallback={<Loading />}>
    <Routes>
      <Route index element={<SearchPage />} />
      <Route path="blocked" element={<BlockedPage />} />
      <Route path=":id/:part?" element={<CustomerPage />} />
      <Route path="*" element={<Navigate to="/people" replace />} />
    </Routes>
  </Suspense>
);
