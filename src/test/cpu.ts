/** Milliseconds of processor time this process has used: what work costs, however busy the machine is with others. */
export const cpuMs = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1_000 }
