import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { myPackage, myPackages } from './queries/my-packages.ts'
import { ofClient } from './queries/of-client.ts'
import { packageInFull } from './queries/package.ts'
import { packages } from './queries/packages.ts'
import { settings } from './queries/settings.ts'
import { onSale, template, templates } from './queries/templates.ts'
import { buyPackage } from './use-cases/buy-package.ts'
import { changePackageSettings } from './use-cases/change-package-settings.ts'
import { createTemplate } from './use-cases/create-template.ts'
import { editTemplate } from './use-cases/edit-template.ts'
import { extendPackage } from './use-cases/extend-package.ts'
import { makePackage } from './use-cases/make-package.ts'
import { openPackage } from './use-cases/open-package.ts'
import { refundPackage } from './use-cases/refund-package.ts'
import { sellPackage } from './use-cases/sell-package.ts'
import { transferPackage } from './use-cases/transfer-package.ts'
import { withdrawPackage } from './use-cases/withdraw-package.ts'

const read = 'payments:read'
const write = 'payments:write'

export const packageRoutes: ApiRoute[] = [
	apiRoute('get', '/package-templates', templates, {
		scope: read,
		summary: 'Packages that the studio sells',
	}),
	apiRoute('post', '/package-templates', createTemplate, {
		scope: write,
		summary: 'Add a package that the studio sells',
		status: 201,
	}),
	apiRoute('get', '/package-templates/{templateId}', template, {
		scope: read,
		summary: 'One package that the studio sells',
	}),
	apiRoute('patch', '/package-templates/{templateId}', editTemplate, {
		scope: write,
		summary: 'Change what the studio sells from now on',
	}),
	apiRoute('get', '/package-settings', settings, {
		scope: read,
		summary: 'What the studio decided about packages',
	}),
	apiRoute('patch', '/package-settings', changePackageSettings, {
		scope: write,
		summary: 'Say when packages can be used, and what a no-show costs',
	}),
	apiRoute('get', '/packages', packages, {
		scope: read,
		summary: 'Packages that clients have, with their states',
	}),
	apiRoute('get', '/packages/{packageId}', packageInFull, {
		scope: read,
		summary: 'One package with everything that became of its sessions',
	}),
	apiRoute('get', '/clients/{clientId}/packages', ofClient, {
		scope: read,
		summary: 'Packages a client has',
	}),
	apiRoute('post', '/clients/{clientId}/packages', sellPackage, {
		scope: write,
		summary: 'Sell a package to a client',
		status: 201,
	}),
	apiRoute('post', '/clients/{clientId}/packages/custom', makePackage, {
		scope: write,
		summary: 'Make and sell a package for one client',
		status: 201,
	}),
	apiRoute('post', '/packages/{packageId}/open', openPackage, {
		scope: write,
		summary: 'Let a package be used before it is paid',
	}),
	apiRoute('post', '/packages/{packageId}/extend', extendPackage, {
		scope: write,
		summary: 'Give a package another last day, or none',
	}),
	apiRoute('post', '/packages/{packageId}/transfer', transferPackage, {
		scope: write,
		summary: 'Let what is left be for another coach’s sessions',
	}),
	apiRoute('post', '/packages/{packageId}/refund', refundPackage, {
		scope: write,
		summary: 'End a package and pay back the shares of what nobody used',
	}),
	apiRoute('post', '/packages/{packageId}/withdraw', withdrawPackage, {
		scope: write,
		summary: 'Take back a package that is neither used nor paid',
	}),
	apiRoute('get', '/me/packages', myPackages, { scope: read, summary: 'Packages one has' }),
	apiRoute('get', '/me/packages/on-sale', onSale, { scope: read, summary: 'Packages one can buy' }),
	apiRoute('post', '/me/packages', buyPackage, { scope: write, summary: 'Buy a package', status: 201 }),
	apiRoute('get', '/me/packages/{packageId}', myPackage, {
		scope: read,
		summary: 'One of them, with everything that became of its sessions',
	}),
]
