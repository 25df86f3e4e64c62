/** A lock file names versions and hashes; where they come from is the machine's own affair. */
export const lockFaults = (text: string): string[] => {
  const { packages } = JSON.parse(text) as { packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }> }
  return Object.entries(packages).flatMap(([name, p]) => [
    ...(p.resolved !== undefined ? [`${name} names an address: npm install with .npmrc's omit-lockfile-registry-resolved`] : []),
    ...(name.startsWith('node_modules/') && !p.integrity && !p.link ? [`${name} has no integrity hash`] : []),
  ])
}
