// The web front door of people: what the shell itself shows.
export { default } from './LoginPage.tsx'
