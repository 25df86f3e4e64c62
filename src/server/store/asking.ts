import pg from 'pg'

/** One short visit to a database: connects, acts, leaves; a server that goes meanwhile is an error of the act, not of the program. */
export const asking = async <T>(config: pg.ClientConfig, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await act(client)
  } finally { await client.end().catch(() => undefined) }
}
