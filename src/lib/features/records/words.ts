import * as m from '$i18n/paraglide/messages';
import { roleName } from '$lib/features/people/words';

interface Actor {
	actorName: string;
	actorRole: string;
}

/** Who it was and as what; whoever just came in was nothing before. */
export function actorWords({ actorName, actorRole }: Actor): string {
	if (actorRole === 'command_line') return m.record_actor_command_line();
	if (actorRole === 'anonymous') return m.record_actor_anonymous();
	if (actorRole === 'signed_in') return actorName;
	return actorName + m.in_brackets({ text: roleName(actorRole) });
}
