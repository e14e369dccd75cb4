import { createBrowserRouter, type RouteObject } from 'react-router';
import { journeys, overview, plain, shell, templates } from './ahead.ts';
import { Broken } from './broken.tsx';
import { parts } from './files.ts';
import { NotHere } from './not-here.tsx';
import { Shell } from './shell.tsx';

/** What begins with its page begins before the file of the part is there. */
const part = (path: keyof typeof parts, ahead = plain): RouteObject => ({
  path: `${path}/*`,
  ...ahead,
  lazy: parts[path],
});

const routes: RouteObject[] = [
  { index: true, ...overview, lazy: parts.overview },
  part('start'),
  part('people'),
  { path: 'find', lazy: parts.find },
  part('calls'),
  part('journeys', journeys),
  part('calendar'),
  part('templates', templates),
  part('segments'),
  part('offers'),
  part('experiments'),
  part('live'),
  part('settings'),
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
        children: [...routes, { path: '*', element: <NotHere /> }],
      },
    ],
  },
]);
