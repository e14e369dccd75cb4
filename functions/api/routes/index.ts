import { documentRoutes } from '../documents/routes/index.ts';
import type { Route } from '../route.ts';
import { abortJob } from './abort-job.ts';
import { abortRedrive } from './abort-redrive.ts';
import { abortRun } from './abort-run.ts';
import { anonymizePerson } from './anonymize-person.ts';
import { backtestJourney } from './backtest-journey.ts';
import { blockAddress } from './block-address.ts';
import { blockAddresses } from './block-addresses.ts';
import { changeLoyalty } from './change-loyalty.ts';
import { changeSegmentMembers } from './change-segment-members.ts';
import { changeSource } from './change-source.ts';
import { checkSource } from './check-source.ts';
import { claimTask } from './claim-task.ts';
import { closeBreaker } from './close-breaker.ts';
import { closeComplaint } from './close-complaint.ts';
import { countPeopleInside } from './count-people-inside.ts';
import { createImport } from './create-import.ts';
import { createLink } from './create-link.ts';
import { createSource } from './create-source.ts';
import { createToken } from './create-token.ts';
import { deleteImport } from './delete-import.ts';
import { deleteSource } from './delete-source.ts';
import { deleteToken } from './delete-token.ts';
import { deleteWebhookSecret } from './delete-webhook-secret.ts';
import { enterJourney } from './enter-journey.ts';
import { erasePerson } from './erase-person.ts';
import { estimateJourney } from './estimate-journey.ts';
import { exportPersonRoute } from './export-person.ts';
import { findPeople } from './find-people.ts';
import { finishImport } from './finish-import.ts';
import { finishTask } from './finish-task.ts';
import { getAudience } from './get-audience.ts';
import { getBreaker } from './get-breaker.ts';
import { getBudgets } from './get-budgets.ts';
import { getCalendar } from './get-calendar.ts';
import { getHealth } from './get-health.ts';
import { getImport } from './get-import.ts';
import { getImportRefused } from './get-import-refused.ts';
import { getJob } from './get-job.ts';
import { getLink } from './get-link.ts';
import { getLinkPng, getLinkSvg } from './get-link-qr.ts';
import { getLive } from './get-live.ts';
import { getLoyalty } from './get-loyalty.ts';
import { getMe } from './get-me.ts';
import { getMessage } from './get-message.ts';
import { getOfferStock } from './get-offer-stock.ts';
import { getOffers } from './get-offers.ts';
import { getOpenApi } from './get-openapi.ts';
import { getProduct } from './get-product.ts';
import { getProfile } from './get-profile.ts';
import { getSegmentSize } from './get-segment-size.ts';
import { getTask } from './get-task.ts';
import { getTimeline } from './get-timeline.ts';
import { getWhy } from './get-why.ts';
import { importSegmentMembers } from './import-segment-members.ts';
import { installReadyRoute } from './install-ready.ts';
import { leaveJourney } from './leave-journey.ts';
import { listAudit } from './list-audit.ts';
import { listBlocked } from './list-blocked.ts';
import { listExperiments } from './list-experiments.ts';
import { listFeeds } from './list-feeds.ts';
import { listImports } from './list-imports.ts';
import { listJobs } from './list-jobs.ts';
import { listLibrary } from './list-library.ts';
import { listLinkKeys } from './list-link-keys.ts';
import { listMerges } from './list-merges.ts';
import { listPeopleInside } from './list-people-inside.ts';
import { listProducts } from './list-products.ts';
import { listProposals } from './list-proposals.ts';
import { listQueues } from './list-queues.ts';
import { listRedrives } from './list-redrives.ts';
import { listReplies } from './list-replies.ts';
import { listRuns } from './list-runs.ts';
import { listSegmentMembers } from './list-segment-members.ts';
import { listSources } from './list-sources.ts';
import { listTaskQueues } from './list-task-queues.ts';
import { listTasks } from './list-tasks.ts';
import { listTokens } from './list-tokens.ts';
import { listWebhookSecrets } from './list-webhook-secrets.ts';
import { lookAtDeadLetters } from './look-at-dead-letters.ts';
import { lookupProfile } from './lookup-profile.ts';
import { mergePeople } from './merge-people.ts';
import { movePeople } from './move-people.ts';
import { finishReply, reopenReply } from './move-reply.ts';
import { openComplaint } from './open-complaint.ts';
import { optOutPerson } from './opt-out-person.ts';
import { pauseJob } from './pause-job.ts';
import { pauseJourney } from './pause-journey.ts';
import { pausePerson } from './pause-person.ts';
import { pauseRun } from './pause-run.ts';
import { postMessages } from './post-messages.ts';
import { postProducts } from './post-products.ts';
import { previewMergeRoute } from './preview-merge.ts';
import { previewSegment } from './preview-segment.ts';
import { previewTemplate } from './preview-template.ts';
import { putImportPart } from './put-import-part.ts';
import { putOfferCodes } from './put-offer-codes.ts';
import { putProduct } from './put-product.ts';
import { putWebhookSecret } from './put-webhook-secret.ts';
import { rearmPeople } from './rearm-people.ts';
import { redeemOffer } from './redeem-offer.ts';
import { redriveQueue } from './redrive-queue.ts';
import { removePeople } from './remove-people.ts';
import { reportExperiments } from './report-experiments.ts';
import { reportJourney } from './report-journey.ts';
import { reportNotSentPeople } from './report-not-sent-people.ts';
import { reportOverview } from './report-overview.ts';
import { reportReachability, reportReachabilityPeople } from './report-reachability.ts';
import { reportSampleSize } from './report-sample-size.ts';
import { reportSummary } from './report-summary.ts';
import { resendLink } from './resend-link.ts';
import { restartPeople } from './restart-people.ts';
import { resumeJob } from './resume-job.ts';
import { resumeJourney } from './resume-journey.ts';
import { resumePerson } from './resume-person.ts';
import { resumeRun } from './resume-run.ts';
import { revokeLinkKey } from './revoke-link-key.ts';
import { rotateLinkKey } from './rotate-link-key.ts';
import { rotateSource } from './rotate-source.ts';
import { runFeed } from './run-feed.ts';
import { simulateJourney } from './simulate-journey.ts';
import { stopJourney } from './stop-journey.ts';
import { suggestImportMapping } from './suggest-import-mapping.ts';
import { takeCallback } from './take-callback.ts';
import { testJourney } from './test-journey.ts';
import { testTemplate } from './test-template.ts';
import { unblockAddress } from './unblock-address.ts';
import { undoJob } from './undo-job.ts';
import { unmergePeople } from './unmerge-people.ts';

/** What the shop itself has written and made: nothing in it leads to a customer. A preview covers the person itself. */
const ofTheShop: readonly Route[] = [
  ...documentRoutes,
  previewTemplate,
  listProducts,
  getProduct,
  putProduct,
  postProducts,
  createLink,
  getLink,
  listFeeds,
  runFeed,
  listLibrary,
  installReadyRoute,
  listWebhookSecrets,
  putWebhookSecret,
  deleteWebhookSecret,
  listAudit,
  listProposals,
  getMe,
  listTokens,
  createToken,
  deleteToken,
  listSources,
  createSource,
  changeSource,
  deleteSource,
  rotateSource,
  listLinkKeys,
  rotateLinkKey,
  revokeLinkKey,
  getHealth,
];

/** Contacts in their answers are covered for roles that are not to see them. */
const ofPeople: readonly Route[] = [
  lookupProfile,
  findPeople,
  getProfile,
  getTimeline,
  getWhy,
  exportPersonRoute,
  erasePerson,
  anonymizePerson,
  optOutPerson,
  pausePerson,
  resumePerson,
  leaveJourney,
  blockAddresses,
  openComplaint,
  closeComplaint,
  resendLink,
  listMerges,
  previewMergeRoute,
  mergePeople,
  unmergePeople,
  testTemplate,
  previewSegment,
  getSegmentSize,
  listSegmentMembers,
  changeSegmentMembers,
  importSegmentMembers,
  pauseJourney,
  resumeJourney,
  stopJourney,
  rearmPeople,
  removePeople,
  restartPeople,
  movePeople,
  listPeopleInside,
  countPeopleInside,
  simulateJourney,
  testJourney,
  getAudience,
  listRuns,
  getCalendar,
  pauseRun,
  resumeRun,
  abortRun,
  enterJourney,
  postMessages,
  getMessage,
  backtestJourney,
  getLoyalty,
  changeLoyalty,
  getOffers,
  redeemOffer,
  getLinkSvg,
  getLinkPng,
  listTasks,
  listTaskQueues,
  getTask,
  claimTask,
  finishTask,
  listReplies,
  finishReply,
  reopenReply,
  estimateJourney,
  reportSummary,
  reportOverview,
  reportJourney,
  reportNotSentPeople,
  reportReachability,
  reportReachabilityPeople,
  reportExperiments,
  listExperiments,
  reportSampleSize,
  putOfferCodes,
  getOfferStock,
  takeCallback,
  listJobs,
  getJob,
  pauseJob,
  resumeJob,
  abortJob,
  undoJob,
  listBlocked,
  blockAddress,
  unblockAddress,
  getBreaker,
  getLive,
  checkSource,
  listQueues,
  lookAtDeadLetters,
  redriveQueue,
  listRedrives,
  abortRedrive,
  getBudgets,
  closeBreaker,
  listImports,
  suggestImportMapping,
  createImport,
  getImport,
  putImportPart,
  finishImport,
  getImportRefused,
  deleteImport,
];

const described: readonly Route[] = [
  ...ofTheShop.map((one) => ({ ...one, bare: true as const })),
  ...ofPeople,
];

/** The table: one line per route. */
export const routes: readonly Route[] = [...described, getOpenApi(described)];
