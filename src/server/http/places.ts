const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** An id in a path that cannot be one of ours names nothing: 404, not 422. */
export const idSchemaFits = (value: string): boolean => id.test(value)
