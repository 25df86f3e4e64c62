/**
 * Headers of every answer of the API: never kept, never guessed at, never framed, never run as a page (trust ASVS 3.4, 14.3.2). `strict`: a
 * real https address is configured; a showroom's own certificate must not bind the name «localhost» for a year.
 */
export const apiHeaders = (strict: boolean): Record<string, string> => ({
  'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'", ...(strict ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})
/** Whether browsers may be told to come by https alone from now on. */
export const strict = (house: { origin?: string }): boolean => house.origin?.startsWith('https:') ?? false
