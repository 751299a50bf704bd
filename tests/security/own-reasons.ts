/** Where somebody with the right is refused, or led away, for a reason that is no matter of rights. */
import type { Verdict } from './expected';
import type { Name } from './people';

interface OwnReason {
	route: RegExp;
	doing?: RegExp;
	/** Of whom; everybody without it. */
	of?: readonly Name[];
	/** What they see instead. */
	seen: readonly Verdict[];
	because: string;
}

const gone: readonly Verdict[] = ['not found'];
const begins: readonly Verdict[] = ['not signed in'];

export const OWN_REASONS: readonly OwnReason[] = [
	{ route: /\[\.\.\.path\]/, seen: gone, because: 'an address that the API does not have' },
	{
		route: /^\/(set-up|join|reset|account\/email)\/\[token\]/,
		seen: [...gone, 'forbidden'],
		because: 'nobody holds a link'
	},
	{
		route: /^\/account/,
		doing: /^action:/,
		seen: ['forbidden', 'not found'],
		because: 'the password was not typed recently enough, or a thing is not theirs'
	},
	{
		route: /^\/sign-in\/second/,
		seen: begins,
		because: 'who waits for no second step begins anew'
	},
	{
		route: /^\/sign-out$/,
		seen: begins,
		because: 'signing out leads to the page for signing in, as not being signed in does'
	},
	{ route: /\/tokens\/\[token\]$/, seen: gone, because: 'tokens belong to one person' },
	{
		route: /\/tokens$/,
		doing: /^POST$/,
		seen: ['forbidden'],
		because: 'a token makes no tokens, and a session confirms its password first'
	},
	{
		route: /\/deliveries(\/\[delivery\])?$/,
		doing: /^(load|action:(correct|remove)|PUT|DELETE)$/,
		seen: gone,
		because: 'the delivery was corrected or taken out by an earlier request'
	},
	{
		route: /\/bills\/\[bill\]$/,
		seen: gone,
		because: 'the bill was corrected or removed by an earlier request'
	},
	{ route: /./, doing: /^action:sample$/, seen: gone, because: 'no sample file of that name' },
	{
		route: /^\/consortia\/\[consortium\]\/companies$/,
		doing: /^action:remove$/,
		seen: gone,
		because: 'no company of that id'
	},
	{
		route: /^\/consortia\/\[consortium\]\/calendar$/,
		doing: /^action:remind$/,
		seen: gone,
		because: 'no company of that id'
	},
	{
		route: /\/(restatements|editions)\/\[restatement\]/,
		seen: gone,
		because: 'no edition was brought in'
	},
	{
		route: /\/restatements$|\/editions\/\[edition\]$/,
		doing: /^(action:|POST|DELETE)/,
		seen: gone,
		because: 'no edition of that id, and a shipped one cannot be discarded'
	},
	{
		route: /members|sharing|audits|people|invitations|users|mappings/,
		doing: /^(action:|DELETE|PATCH)/,
		seen: gone,
		because: 'nobody and nothing of that id, or no longer'
	}
];

export function ownReason(
	{ route, doing }: { route: string; doing: string },
	{ name, seen }: { name: Name; seen: Verdict }
): OwnReason | undefined {
	return OWN_REASONS.find(
		(one) =>
			one.route.test(route) &&
			(one.doing?.test(doing) ?? true) &&
			(one.of?.includes(name) ?? true) &&
			one.seen.includes(seen)
	);
}
