export const pages = [{ path: '/members/:id?' }, { path: '/settings/teams/:id?' }]
