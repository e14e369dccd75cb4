import { Navigate, Route, Routes } from 'react-router';
import { CustomerPage } from './customer/customer-page.tsx';
import { SearchPage } from './search/search-page.tsx';

export const Component = () => (
  <Routes>
    <Route index element={<SearchPage />} />
    <Route path=":id/:part?" element={<CustomerPage />} />
    <Route path="*" element={<Navigate to="/people" replace />} />
  </Routes>
);
