import type { Rule } from '../engine/rule.js';
import { bootstrapComplete } from './bootstrap-complete.js';
import { concreteScope } from './concrete-scope.js';
import { dependencyOrder } from './dependency-order.js';
import { doneIsValidated } from './done-is-validated.js';
import { governanceFiles } from './governance-files.js';
import { governedText } from './governed-text.js';
import { inScopePaths } from './in-scope-paths.js';
import { lawIntegrity } from './law-integrity.js';
import { measurableDone } from './measurable-done.js';
import { noCodeByOrchestrator } from './no-code-by-orchestrator.js';
import { noPlaceholder } from './no-placeholder.js';
import { noPlaceholderCode } from './no-placeholder-code.js';
import { ossRegister } from './oss-register.js';
import { packetId } from './packet-id.js';
import { packetStructure } from './packet-structure.js';
import { phaseClosure } from './phase-closure.js';
import { plainPacket } from './plain-packet.js';
import { requirementEvidence } from './requirement-evidence.js';
import { riskTier } from './risk-tier.js';
import { roleAttribution } from './role-attribution.js';
import { signatureLedger } from './signature-ledger.js';
import { signatureLock } from './signature-lock.js';
import { specAnchor } from './spec-anchor.js';
import { specCurrent } from './spec-current.js';
import { specRegression } from './spec-regression.js';
import { specVersionLock } from './spec-version-lock.js';
import { stalledWork } from './stalled-work.js';
import { statusStep } from './status-step.js';
import { storageBoundary } from './storage-boundary.js';
import { taskBoardFormat } from './task-board-format.js';
import { taskBoardSync } from './task-board-sync.js';
import { taskStateOwner } from './task-state-owner.js';
import { userSignature } from './user-signature.js';
import { waiverLedger } from './waiver-ledger.js';
import { workPacketReference } from './work-packet-reference.js';

/** The one registry of the law, in the order in which rules are listed. Nobody else imports a rule. */
export const rules: readonly Rule[] = [
  packetStructure,
  noPlaceholder,
  packetId,
  concreteScope,
  measurableDone,
  bootstrapComplete,
  riskTier,
  specAnchor,
  specCurrent,
  specVersionLock,
  specRegression,
  requirementEvidence,
  userSignature,
  signatureLock,
  signatureLedger,
  statusStep,
  plainPacket,
  noCodeByOrchestrator,
  roleAttribution,
  workPacketReference,
  inScopePaths,
  taskStateOwner,
  taskBoardSync,
  taskBoardFormat,
  stalledWork,
  doneIsValidated,
  dependencyOrder,
  phaseClosure,
  governanceFiles,
  lawIntegrity,
  ossRegister,
  noPlaceholderCode,
  storageBoundary,
  waiverLedger,
  governedText,
];
