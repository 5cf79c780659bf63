/** The port is somebody else's. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop it, or set PORT to another number.`)
    this.name = 'PortTaken'
  }
}
