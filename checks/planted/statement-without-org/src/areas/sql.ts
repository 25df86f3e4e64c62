export const sql = (parts: TemplateStringsArray, ...values: unknown[]) => ({ parts, values })
