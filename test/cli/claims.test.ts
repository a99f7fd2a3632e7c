import { describe, expect, it } from 'vitest';
import { type Claims, claimedPacket, claimedRole } from '../../cli/message/claims.js';
import { defaultLaw } from '../../engine/config.js';
import type { Law } from '../../engine/model/law.js';
import { UndecidedError } from '../../engine/model/undecided.js';

const nobody: Claims = { environmentRole: null, configuredRole: null, configuredPacket: null, branch: null };
const defaults = defaultLaw([]);
const me = 'me@example.org';
const packets = ['WP-1-Jobs-20260101', 'WP-1-Jobs', 'WP-2-Other'];
const isPacket = (id: string): boolean => packets.includes(id);

function lawWithHolders(role: 'Coder' | 'Validator', holders: readonly string[]): Law {
  return { ...defaults, roles: { ...defaults.roles, [role]: { ...defaults.roles[role], holders } } };
}

describe('a role that the message does not say', () => {
  it('is nobody’s to guess', () => {
    expect(claimedRole(nobody, defaults, me)).toBeNull();
    expect(
      claimedRole({ ...nobody, environmentRole: '', configuredRole: '', branch: 'main' }, defaults, me),
    ).toBeNull();
  });

  it('comes from the environment, else from the configuration, else from the branch', () => {
    const all: Claims = {
      ...nobody,
      environmentRole: 'Coder',
      configuredRole: 'Validator',
      branch: 'orchestrator/plan',
    };
    expect(claimedRole(all, defaults, me)).toEqual({ trailer: 'Role: Coder', source: 'HANDSHAKE_ROLE' });
    expect(claimedRole({ ...all, environmentRole: null }, defaults, me)).toMatchObject({ trailer: 'Role: Validator' });
    expect(claimedRole({ ...all, environmentRole: null, configuredRole: null }, defaults, me)).toEqual({
      trailer: 'Role: Orchestrator',
      source: 'branch orchestrator/plan',
    });
  });

  it.each(['coder', 'Coder ', 'Admin', 'Role: Coder'])('is never %j, which is none', (role) => {
    expect(() => claimedRole({ ...nobody, environmentRole: role }, defaults, me)).toThrow(UndecidedError);
    expect(() => claimedRole({ ...nobody, configuredRole: role }, defaults, me)).toThrow(
      /expected one of Orchestrator/,
    );
  });

  it('is not one that the law reserves for others, and no further source is asked then', () => {
    const law = lawWithHolders('Validator', ['val@example.org']);
    const claims: Claims = { ...nobody, configuredRole: 'Validator', branch: 'coder/x' };
    expect(claimedRole(claims, law, me)).toHaveProperty('refused');
    expect(claimedRole(claims, law, 'VAL@example.org')).toMatchObject({ trailer: 'Role: Validator' });
  });

  it('is not taken from a branch that two roles claim', () => {
    const both = { ...defaults.roles, Validator: { ...defaults.roles.Validator, branches: ['coder/review-*'] } };
    expect(claimedRole({ ...nobody, branch: 'coder/review-1' }, { ...defaults, roles: both }, me)).toHaveProperty(
      'refused',
    );
  });
});

describe('a packet that the message does not name', () => {
  it.each([
    ['coder/WP-1-Jobs-20260101', 'WP-1-Jobs-20260101'],
    ['coder/WP-1-Jobs/second-try', 'WP-1-Jobs'],
    ['feature-WP-1-Jobs-20260101', 'WP-1-Jobs-20260101'],
    ['WP-2-Other', 'WP-2-Other'],
  ])('is read from branch %s', (branch, id) => {
    expect(claimedPacket({ ...nobody, branch }, isPacket)).toEqual({
      trailer: `Work-Packet: ${id}`,
      source: `branch ${branch}`,
    });
  });

  it.each(['main', 'coder/WP-1-Jobs-2026', 'coder/XWP-2-Other', 'coder/WP-1-Jobs-20260101-again', 'coder/wp-2-other'])(
    'is not read from branch %s, which names none exactly',
    (branch) => {
      expect(claimedPacket({ ...nobody, branch }, isPacket)).toBeNull();
    },
  );

  it('is not taken from a branch that names two', () => {
    expect(claimedPacket({ ...nobody, branch: 'WP-1-Jobs/WP-2-Other' }, isPacket)).toHaveProperty('refused');
  });

  it('comes from the configuration first, if it exists', () => {
    const branch = 'coder/WP-2-Other';
    expect(claimedPacket({ ...nobody, configuredPacket: 'WP-1-Jobs', branch }, isPacket)).toMatchObject({
      trailer: 'Work-Packet: WP-1-Jobs',
    });
    expect(claimedPacket({ ...nobody, configuredPacket: 'WP-9-Gone', branch }, isPacket)).toHaveProperty('refused');
  });
});
