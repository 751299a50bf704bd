import * as m from '$i18n/paraglide/messages';
import type { DriverKind } from '$lib/domain/drivers/driver';

const kinds: Record<DriverKind, () => string> = {
	production: m.driver_kind_production,
	operating_hours: m.driver_kind_operating_hours,
	floor_area: m.driver_kind_floor_area,
	staff: m.driver_kind_staff,
	sales: m.driver_kind_sales,
	value_added: m.driver_kind_value_added,
	other: m.driver_kind_other
};

export function kindName(kind: DriverKind): string {
	return kinds[kind]();
}
