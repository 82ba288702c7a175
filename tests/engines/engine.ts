/** A database of a test's own. */
export interface TestDatabase extends AsyncDisposable {
  /** Its address, as the product takes it. */
  readonly url: string;
  /** Takes it away, whoever is still connected. */
  close(): Promise<void>;
}

/** Tells a test's process where databases are made; each engine reads what it has written. */
export type Place = Readonly<Record<string, string>>;

/** What the databases of a run are made in. */
export interface Home {
  readonly place: Place;
  /** Takes it away, with every database in it. */
  stop(): Promise<void>;
}

/** A server of databases that can fail. */
export interface DatabaseServer extends AsyncDisposable {
  /** The address of an empty database in it; of a copy, the copy of that database. */
  readonly url: string;
  /** Ends it at once, as a crash does; what is durable stays. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** It goes on taking connections and says nothing any more. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the connections of everybody else. */
  disconnectAll(): Promise<void>;
  /** How many transactions it has done so far. */
  transactions(): Promise<number>;
  /** Lets what it copies arrive so much later. */
  delayBy(delayMs: number): Promise<void>;
}

/** Servers of a test's own. */
export interface DatabaseServers {
  /** Starts one with an empty database, as durable as in earnest. */
  start(): Promise<DatabaseServer>;
  /** Starts one that follows another one. */
  startCopy(primary: DatabaseServer): Promise<DatabaseServer>;
}

/** What the product puts into an empty database, to be copied. */
export interface Preparation {
  /** Its tables. */
  migrate(url: string): Promise<void>;
  /** Its tables and the guide's data. */
  furnish(url: string): Promise<void>;
}

/** A kind of database that all tests run on. */
export interface TestEngine {
  /** The name of the vitest project, which stands before the names of its tests. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** As many server processes at once as one database is made for; tests of load start these. */
  readonly serverProcesses: number;
  /** Why nothing can be tested on it here; undefined when it can. Installs what is missing. */
  whyNot(): Promise<string | undefined>;
  /** Begins a run. */
  start(preparation: Preparation): Promise<Home>;
  /** Makes a database without data; it may have its tables already. */
  freshDatabase(place: Place): Promise<TestDatabase>;
  /** Makes a database with the guide's data. */
  guideDatabase(place: Place): Promise<TestDatabase>;
  /** Makes a database without tables. */
  emptyDatabase(place: Place): Promise<TestDatabase>;
  /** Present where databases are in servers, which can fail and be copied. */
  readonly servers?: DatabaseServers;
  /** What the engine itself finds broken in a database; nobody else may be writing. */
  problems(url: string): Promise<readonly string[]>;
}
