import { allKinds, allSettings } from '../../../../core/config/kinds/index.ts';
import type { Route } from '../../route.ts';
import { approvalRoutes, trialRoutes } from './approval.ts';
import { archiveRoutes } from './archive.ts';
import { diffRoute } from './diff.ts';
import { getRoute } from './get.ts';
import { listRoute } from './list.ts';
import { publishRoute } from './publish.ts';
import { putRoute } from './put.ts';
import { rollbackRoute } from './rollback.ts';
import { usedByRoute } from './used-by.ts';
import { versionRoute, versionsRoute } from './versions.ts';

const everyKind = [getRoute, putRoute, publishRoute, rollbackRoute, versionsRoute, versionRoute, diffRoute];

/** The life of every kind of document. */
export const documentRoutes: readonly Route[] = [
  ...allKinds.flatMap((kind) => [
    listRoute(kind),
    ...everyKind.map((make) => make(kind)),
    ...approvalRoutes(kind),
    ...trialRoutes(kind),
    ...archiveRoutes(kind),
    usedByRoute(kind),
  ]),
  ...allSettings.flatMap((kind) => [...everyKind.map((make) => make(kind)), ...approvalRoutes(kind)]),
];
