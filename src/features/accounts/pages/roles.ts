import { m } from '#messages'

/** A role as people say it. */
export function roleName(role: string): string {
	if (role === 'owner') return m.accounts_role_owner()
	if (role === 'coach') return m.accounts_role_coach()
	return role === 'assistant' ? m.accounts_role_assistant() : m.accounts_role_client()
}

/** The roles to choose from, each with what it may do (1.3). */
export const roleOptions = () => [
	{ value: 'owner', label: m.accounts_role_owner(), help: m.accounts_role_owner_help() },
	{ value: 'coach', label: m.accounts_role_coach(), help: m.accounts_role_coach_help() },
	{ value: 'assistant', label: m.accounts_role_assistant(), help: m.accounts_role_assistant_help() },
]
