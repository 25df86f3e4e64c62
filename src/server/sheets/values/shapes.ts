/** Is the text nothing but a mainland mobile, as typed? */
export const isMobileText = (text: string): boolean => /^(\+?86)?1[3-9]\d{9}$/.test(text.normalize('NFKC').replace(/[\s-]/g, ''))
