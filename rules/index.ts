import type { Rule } from '../engine/rule.js';
import { governedText } from './governed-text.js';
import { noCodeByOrchestrator } from './no-code-by-orchestrator.js';
import { noPlaceholder } from './no-placeholder.js';
import { packetId } from './packet-id.js';
import { packetStructure } from './packet-structure.js';
import { plainPacket } from './plain-packet.js';
import { roleAttribution } from './role-attribution.js';
import { signatureLock } from './signature-lock.js';
import { specAnchor } from './spec-anchor.js';
import { statusStep } from './status-step.js';
import { userSignature } from './user-signature.js';

/** The one registry of the law, in the order in which rules are listed. Nobody else imports a rule. */
export const rules: readonly Rule[] = [
  packetStructure,
  noPlaceholder,
  packetId,
  specAnchor,
  userSignature,
  signatureLock,
  statusStep,
  plainPacket,
  noCodeByOrchestrator,
  roleAttribution,
  governedText,
];
