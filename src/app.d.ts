import type { Actor } from '#platform/actor.ts'

declare global {
	namespace App {
		interface Locals {
			actor: Actor
		}
		interface Error {
			message: string
		}
	}
}
