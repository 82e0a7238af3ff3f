import { sweepFiles } from '#platform/files/sweep.ts'
import type { Furnishing } from '#platform/house.ts'
import { sweepHouse } from '#platform/sweep.ts'
import { clientInvitedMail } from './accounts/emails/client-invited.ts'
import { programInvitedMail } from './accounts/emails/program-invited.ts'
import { staffInvitedMail } from './accounts/emails/staff-invited.ts'
import { sweep } from './accounts/regular.ts'
import { appointmentCancelledMail } from './appointments/emails/appointment-cancelled.ts'
import { appointmentConfirmed } from './appointments/emails/appointment-confirmed.ts'
import { appointmentReminder } from './appointments/emails/appointment-reminder.ts'
import { appointmentUpdated } from './appointments/emails/appointment-updated.ts'
import { clientAsked } from './appointments/emails/client-asked.ts'
import { clientBooked } from './appointments/emails/client-booked.ts'
import { clientCancelled } from './appointments/emails/client-cancelled.ts'
import { clientMoved } from './appointments/emails/client-moved.ts'
import { documentsAdded } from './appointments/emails/documents-added.ts'
import { feedbackGivenMail } from './appointments/emails/feedback-given.ts'
import { requestDeclinedMail } from './appointments/emails/request-declined.ts'
import { requestReceived } from './appointments/emails/request-received.ts'
import { seatFree } from './appointments/emails/seat-free.ts'
import { appointmentReactions } from './appointments/reactions.ts'
import { remind, sweepHolds } from './appointments/regular.ts'
import { calendarFailingNotice } from './availability/emails/calendar-failing.ts'
import { availabilityReactions } from './availability/reactions.ts'
import { readCalendars } from './availability/regular.ts'
import { bundleConfirmed } from './bundles/emails/bundle-confirmed.ts'
import { bundleOffered } from './bundles/emails/bundle-offered.ts'
import { clientConfirmedBundle } from './bundles/emails/client-confirmed-bundle.ts'
import { clientDeclinedBundle } from './bundles/emails/client-declined-bundle.ts'
import { bundleReactions } from './bundles/reactions.ts'
import { clientScheduledProgram } from './calendars/emails/client-scheduled-program.ts'
import { coachScheduledForYou } from './calendars/emails/coach-scheduled-for-you.ts'
import { calendarReactions } from './calendars/reactions.ts'
import { accountCannotCharge } from './charges/emails/account-cannot-charge.ts'
import { actionNeededMail } from './charges/emails/action-needed.ts'
import { collectionFailedMail } from './charges/emails/collection-failed.ts'
import { collectionStopped } from './charges/emails/collection-stopped.ts'
import { disputeOpenedMail } from './charges/emails/dispute-opened.ts'
import { moneyComesBack } from './charges/emails/money-comes-back.ts'
import { moneyGoesBack } from './charges/emails/money-goes-back.ts'
import { refundFailedMail } from './charges/emails/refund-failed.ts'
import { handleErrand } from './charges/looking/handle-event.ts'
import { forgetErrand } from './charges/looking/look-at-card.ts'
import { lookErrand } from './charges/looking/look-at-charge.ts'
import { refundErrand } from './charges/looking/look-at-refund.ts'
import { chargeReactions } from './charges/reactions.ts'
import { askAboutAccounts, collectAgain, lookAround, lookForDisputes } from './charges/regular.ts'
import { clientWrote } from './conversations/emails/client-wrote.ts'
import { clientsWait } from './conversations/emails/clients-wait.ts'
import { coachWrote } from './conversations/emails/coach-wrote.ts'
import { messagesWaitMail } from './conversations/emails/messages-wait.ts'
import { conversationsExport } from './conversations/queries/client-export.ts'
import { conversationReactions } from './conversations/reactions.ts'
import { tellWaiting } from './conversations/regular.ts'
import { broadcastErrand } from './conversations/work.ts'
import { payoutNews } from './earnings/emails/payout-news.ts'
import { earningReactions } from './earnings/reactions.ts'
import { clientEndedFee } from './fees/emails/client-ended-fee.ts'
import { feeChangedMail } from './fees/emails/fee-changed.ts'
import { feeDueMail } from './fees/emails/fee-due.ts'
import { feeMadeMail } from './fees/emails/fee-made.ts'
import { feeReactions } from './fees/reactions.ts'
import { beginDue } from './fees/regular.ts'
import { importErrand } from './imports/work.ts'
import { measurementsExport } from './measurements/queries/client-export.ts'
import { sweepPhotos } from './measurements/regular.ts'
import { notificationReactions } from './notifications/reactions.ts'
import { clientBoughtPackage } from './packages/emails/client-bought-package.ts'
import { packageBoughtMail } from './packages/emails/package-bought.ts'
import { packageExpiredMail } from './packages/emails/package-expired.ts'
import { packageExpiringMail } from './packages/emails/package-expiring.ts'
import { packageRunningLow } from './packages/emails/package-running-low.ts'
import { packageUsedUp } from './packages/emails/package-used-up.ts'
import { packageReactions } from './packages/reactions.ts'
import { lookAtLastDays } from './packages/regular.ts'
import { bookingsWaitMail } from './payments/emails/bookings-wait.ts'
import { clientAnnounced } from './payments/emails/client-announced.ts'
import { paymentConfirmed } from './payments/emails/payment-confirmed.ts'
import { paymentRefunded } from './payments/emails/payment-refunded.ts'
import { paymentReactions } from './payments/reactions.ts'
import { lookForOverdue } from './payments/regular.ts'
import { instalmentDueMail } from './plans/emails/instalment-due.ts'
import { planMadeMail } from './plans/emails/plan-made.ts'
import { planReactions } from './plans/reactions.ts'
import { collectDue } from './plans/regular.ts'
import { receiptsExport } from './receipts/queries/client-export.ts'
import { receiptReactions } from './receipts/reactions.ts'
import { recordsExport } from './records/queries/client-export.ts'
import { clientDecided } from './renewals/emails/client-decided.ts'
import { onDeckBooked } from './renewals/emails/on-deck-booked.ts'
import { onDeckUnpaid } from './renewals/emails/on-deck-unpaid.ts'
import { rateProposedMail } from './renewals/emails/rate-proposed.ts'
import { sessionFollows } from './renewals/emails/session-follows.ts'
import { trainingChanged } from './renewals/emails/training-changed.ts'
import { renewalReactions } from './renewals/reactions.ts'
import { goOnInNewMonth } from './renewals/regular.ts'
import { programAvailable } from './sharing/emails/program-available.ts'
import { sharingReactions } from './sharing/reactions.ts'

import { clientJoinedProgram } from './subscriptions/emails/client-joined-program.ts'
import { clientLeavesProgram } from './subscriptions/emails/client-leaves-program.ts'
import { programOpen } from './subscriptions/emails/program-open.ts'
import { programToPay } from './subscriptions/emails/program-to-pay.ts'
import { subscriptionReactions } from './subscriptions/reactions.ts'
import { letInPaid } from './subscriptions/regular.ts'

/** Everything the features bring that runs without being asked: one line per feature. */
export const furnishing: Furnishing = {
	reactions: [
		...sharingReactions,
		...calendarReactions,
		...availabilityReactions,
		...appointmentReactions,
		...bundleReactions,
		...paymentReactions,
		...receiptReactions,
		...chargeReactions,
		...planReactions,
		...subscriptionReactions,
		...feeReactions,
		...packageReactions,
		...earningReactions,
		...conversationReactions,
		...renewalReactions,
		...notificationReactions,
		//
	],
	errands: [lookErrand, handleErrand, refundErrand, forgetErrand, importErrand, broadcastErrand],
	regular: [
		sweepPhotos,
		sweep,
		sweepFiles,
		sweepHouse,
		readCalendars,
		remind,
		sweepHolds,
		lookForOverdue,
		lookAround,
		lookForDisputes,
		askAboutAccounts,
		collectAgain,
		collectDue,
		beginDue,
		letInPaid,
		lookAtLastDays,
		tellWaiting,
		goOnInNewMonth,
		//
	],
	messageKinds: [
		clientInvitedMail,
		programInvitedMail,
		staffInvitedMail,
		programAvailable,
		clientScheduledProgram,
		coachScheduledForYou,
		clientJoinedProgram,
		programToPay,
		programOpen,
		clientLeavesProgram,
		calendarFailingNotice,
		appointmentConfirmed,
		appointmentUpdated,
		documentsAdded,
		appointmentCancelledMail,
		appointmentReminder,
		requestReceived,
		requestDeclinedMail,
		seatFree,
		feedbackGivenMail,
		clientBooked,
		clientAsked,
		clientCancelled,
		clientMoved,
		bundleOffered,
		bundleConfirmed,
		clientConfirmedBundle,
		clientDeclinedBundle,
		paymentConfirmed,
		paymentRefunded,
		clientAnnounced,
		bookingsWaitMail,
		actionNeededMail,
		moneyComesBack,
		moneyGoesBack,
		refundFailedMail,
		disputeOpenedMail,
		collectionFailedMail,
		collectionStopped,
		accountCannotCharge,
		planMadeMail,
		instalmentDueMail,
		feeMadeMail,
		feeDueMail,
		feeChangedMail,
		clientEndedFee,
		packageBoughtMail,
		clientBoughtPackage,
		packageRunningLow,
		packageUsedUp,
		packageExpiringMail,
		packageExpiredMail,
		payoutNews,
		coachWrote,
		clientWrote,
		messagesWaitMail,
		clientsWait,
		sessionFollows,
		onDeckBooked,
		onDeckUnpaid,
		rateProposedMail,
		clientDecided,
		trainingChanged,
		//
	],
	clientExports: [measurementsExport, receiptsExport, recordsExport, conversationsExport],
}
