export type { Location, Span } from '../engine/model/location.js';
export type { FieldName, PacketField, WorkPacket } from '../engine/model/packet.js';
export type { PlugIn, RuleApi } from '../engine/plug-ins/rule-api.js';
export type {
  ChangeContext,
  Finding,
  MessageTable,
  Need,
  PacketContext,
  RelatedLocation,
  RepositoryContext,
  Rule,
  RuleDefinition,
  RuleMeta,
  RuleOption,
  Scope,
  Words,
} from '../engine/rule.js';
export { defineRule } from '../engine/rule.js';
