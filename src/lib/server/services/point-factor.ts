import { ownFactorsOf } from '$lib/domain/factors/factor-book';
import { monthOf, todayInJapan } from '$lib/domain/time/day';
import { authoriseCompany } from '../access/authorise';
import type { Context } from '../access/context';
import { getServer } from '../app';
import { NotFound } from '../errors';
import { findMeteringPoint } from '../repositories/metering-points';
import { read } from '../repositories/transaction';
import { bookOf } from './editions/book-of';
import { answerTo, explained, type FactorLookUp } from './factors';

/** The factor that a metering point's supplier, menu and area come to for energy used today. */
export async function getPointFactor(
	context: Context,
	companyId: string,
	meteringPointId: string
): Promise<FactorLookUp> {
	const scope = authoriseCompany(context, 'metering_point', 'read', companyId);
	const { point, book } = await read(getServer().database, scope, async (tx) => ({
		point: await findMeteringPoint(scope, tx, meteringPointId),
		book: await bookOf(scope, tx)
	}));
	if (!point) throw new NotFound('not_found');
	const { carrier, supplier, menu, area } = point;
	const month = monthOf(todayInJapan(Date.now()));
	const { own } = ownFactorsOf(point, month, book);
	const query = { carrier, supplier, menu, area, month, own };
	const asked = { library: book.library, locale: context.locale };
	return explained(context, () => answerTo(query, asked));
}
