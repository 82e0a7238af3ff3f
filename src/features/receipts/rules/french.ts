/** What a studio says of itself on receipts. */
export type Issuer = {
	legalName: string
	legalForm: string
	capital: string
	address: string
	companyNumber: string
	vatNumber: string
	contact: string
}
export type TaxSettings = { taxed: boolean; exemption: string }

/** Fields of the settings of which French law wants more than there is. */
export const lackings = [
	'legalName',
	'legalForm',
	'capital',
	'address',
	'companyNumber',
	'vatNumber',
	'exemption',
] as const
export type Lacking = (typeof lackings)[number]

const digits = (text: string): string => text.replace(/\D/g, '')

/** 14 digits with the check that INSEE gives them; La Poste's own may be counted in another way. */
export function isSiret(text: string): boolean {
	const plain = text.replace(/[\s.]/g, '')
	if (!/^\d{14}$/.test(plain)) return false
	const all = [...plain].reduce((sum, each) => sum + Number(each), 0)
	if (plain.startsWith('356000000') && all % 5 === 0) return true
	const sum = [...plain].reduce((sum, each, at) => {
		const twice = Number(each) * (at % 2 === 0 ? 2 : 1)
		return sum + (twice > 9 ? twice - 9 : twice)
	}, 0)
	return sum % 10 === 0
}

/** "FR" and two digits that follow from the nine of the company. */
export function isFrenchVat(text: string): boolean {
	const match = /^FR(\d{2})(\d{9})$/.exec(text.toUpperCase().replace(/[\s.]/g, ''))
	return match !== null && Number(match[1]) === (12 + 3 * (Number(match[2]) % 97)) % 97
}

/** Companies with a capital have to name it; who works alone has none. */
const hasCapital = /\b(sarl|eurl|sas|sasu|sa|selarl|selas|scop)\b/i

/**
 * What is missing for a receipt that holds in France (CGI, annexe II, art. 242 nonies A; Code de commerce, R. 123-237): told beside the
 * fields, and never a reason not to issue one.
 */
export function lackingInFrance(issuer: Issuer, { taxed, exemption }: TaxSettings): Lacking[] {
	const { legalName, legalForm, capital, address, companyNumber, vatNumber } = issuer
	const ofCompany = digits(companyNumber).slice(0, 9)
	const lacks: Record<Lacking, boolean> = {
		legalName: legalName === '',
		legalForm: legalForm === '',
		capital: hasCapital.test(legalForm) && capital === '',
		address: !/\b\d{5}\b/.test(address),
		companyNumber: !isSiret(companyNumber),
		vatNumber: taxed && !(isFrenchVat(vatNumber) && digits(vatNumber).slice(2) === ofCompany),
		exemption: !taxed && exemption === '',
	}
	return lackings.filter((field) => lacks[field])
}
