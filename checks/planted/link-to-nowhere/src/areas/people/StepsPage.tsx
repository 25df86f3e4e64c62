const Link = (_: { href: string }) => null
export const Steps = ({ id }: { id: string }) => <><Link href="/teams" /><Link href={`/member/${id}`} /><Link href="/settings/teams/new" /><Link href={`/members/${id}`} /><Link href="/members?first=1" /></>
export const told = { path: '/members/1/2/3' }
