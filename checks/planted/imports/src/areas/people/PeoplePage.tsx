import { act } from './people.handlers.ts'
export const PeoplePage = () => <b>{act}</b>
