/** The roles of the protocol (law.md, decision 15). A role trailer is a claim: it never widens rights. */
export const ROLES = ['Orchestrator', 'Coder', 'Validator', 'User'] as const;

/** One of the protocol's roles, as written in a `Role:` trailer. */
export type Role = (typeof ROLES)[number];

/** Whether a text is exactly the name of a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
