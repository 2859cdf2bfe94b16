/** How much of this process strangers may take. Times in milliseconds. */
export type EdgeLimits = {
  /** For all headers of a request, from its first byte or from connecting. */
  headersMs: number;
  /** For a whole request, its body included. */
  requestMs: number;
  /** How often the two above are looked at. */
  checkMs: number;
  /** Connections at once. */
  connections: number;
  /** Connections of one network at once, where no proxy of ours stands in front: a proxy's are everyone's. */
  connectionsPerNetwork: number;
  /** Requests of one network in hand at once, live streams included. */
  requestsPerNetwork: number;
  /** Bytes of bodies that are still arriving, of all requests together. */
  arrivingBytes: number;
};

export const EDGE_LIMITS: EdgeLimits = {
  headersMs: 10_000,
  requestMs: 15_000,
  checkMs: 1_000,
  connections: 2_000,
  connectionsPerNetwork: 256,
  requestsPerNetwork: 100,
  arrivingBytes: 64 * 1024 * 1024,
};
