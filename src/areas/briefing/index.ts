// Briefings: what a meeting is given (the morning pack, frozen) and what goes out when the day is sealed (the bulletin).
export { morningPackPage, packRules, type MorningPack, type PackBody } from './pack.ts'
