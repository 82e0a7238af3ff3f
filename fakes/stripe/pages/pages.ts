import type { ServerResponse } from 'node:http'
import type { Control } from '../control.ts'
import type { World } from '../world.ts'

export type PageRequest = { method: string; url: URL; body: string }

export async function answerPage(
	_world: World,
	_control: Control,
	_request: PageRequest,
	response: ServerResponse,
): Promise<void> {
	response.writeHead(404).end()
}
