// The server side of the floor.
import './daySheet.handlers.ts'
import './board.handlers.ts'
