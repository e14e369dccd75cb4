import { createBrowserRouter, type RouteObject } from 'react-router';
import { journeys, overview, shell, templates } from './ahead.ts';
import { Broken } from './broken.tsx';
import { NotHere } from './not-here.tsx';
import { Shell } from './shell.tsx';

/** Each part of the console is loaded when it is opened and knows the addresses below its own. */
const parts: RouteObject[] = [
  { index: true, ...overview, lazy: () => import('../pages/overview/index.tsx') },
  { path: 'start/*', lazy: () => import('../pages/start/index.tsx') },
  { path: 'people/*', lazy: () => import('../pages/people/index.tsx') },
  { path: 'find', lazy: () => import('../pages/people/find.tsx') },
  { path: 'calls/*', lazy: () => import('../pages/calls/index.tsx') },
  { path: 'journeys/*', ...journeys, lazy: () => import('../pages/journeys/index.tsx') },
  { path: 'calendar/*', lazy: () => import('../pages/calendar/index.tsx') },
  { path: 'templates/*', ...templates, lazy: () => import('../pages/templates/index.tsx') },
  { path: 'segments/*', lazy: () => import('../pages/segments/index.tsx') },
  { path: 'offers/*', lazy: () => import('../pages/offers/index.tsx') },
  { path: 'experiments/*', lazy: () => import('../pages/experiments/index.tsx') },
  { path: 'live/*', lazy: () => import('../pages/live/index.tsx') },
  { path: 'settings/*', lazy: () => import('../pages/settings/index.tsx') },
];

export const router = createBrowserRouter([
  {
    ...shell,
    element: <Shell />,
    hydrateFallbackElement: <></>,
    children: [
      {
        // A part that breaks leaves the way to the others.
        errorElement: <Broken />,
        children: [...parts, { path: '*', element: <NotHere /> }],
      },
    ],
  },
]);
