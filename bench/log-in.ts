import { demoPassword } from '../demo/password.ts'

/** Logs in by the form, as a browser without scripts does; answers the cookies to send from then on. */
export async function logIn(url: string, email: string): Promise<string> {
	const answer = await fetch(`${url}/login?/log-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, accept: 'text/html' },
		body: new URLSearchParams({ email, password: demoPassword }),
	})
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
	if (answer.status !== 303 || cookies.length === 0) throw new Error(`logging in answers ${answer.status}`)
	return cookies.join('; ')
}
