/** Headers of every answer of the API: never kept, never guessed at, never framed, never run as a page (trust ASVS 3.4, 14.3.2). */
export const apiHeaders = (secure: boolean): Record<string, string> => ({
  'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'", ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})
