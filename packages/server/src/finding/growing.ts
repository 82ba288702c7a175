/** Arrays of numbers that grow. */
type Numbers =
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

/** Up to here an array is one of many in the heap; a larger one has room of its own. */
const smallBytes = 1 << 20;
/** How many times its size a large array grows where it is: addresses are reserved, not memory. */
const reserved = 16;
const growth = 1.25;

/** So many zeros, of the kind of other numbers. */
export function zeros<Kind extends Numbers>(like: Kind, length: number): Kind {
  const KindOf = kindOf(like);
  const bytes = length * like.BYTES_PER_ELEMENT;
  return new KindOf(
    bytes <= smallBytes ? length : new ArrayBuffer(bytes, { maxByteLength: bytes * reserved }),
  );
}

/** The same numbers where they are read faster, for when nearly all are there: so many, or fewer. */
export function settled<Kind extends Numbers>(numbers: Kind, length: number): Kind {
  const KindOf = kindOf(numbers);
  const copy = new KindOf(length);
  copy.set(numbers.length > length ? numbers.subarray(0, length) : numbers);
  giveBack(numbers);
  return copy;
}

function kindOf<Kind extends Numbers>({ constructor }: Kind) {
  // The library knows it as a function.
  return constructor as new (from: number | ArrayBuffer) => Kind;
}

/**
 * The same numbers with room for at least so many, and zeros behind them. A large array grows where
 * it is: nothing as large is copied, or left behind for an allocator that keeps it.
 */
export function withRoom<Kind extends Numbers>(numbers: Kind, length: number): Kind {
  if (length <= numbers.length) {
    return numbers;
  }
  const { buffer, BYTES_PER_ELEMENT: width } = numbers;
  const isSmall = numbers.byteLength <= smallBytes;
  const room = Math.max(length, Math.ceil(numbers.length * (isSmall ? 2 : growth)));
  if (buffer.resizable && room * width <= buffer.maxByteLength) {
    buffer.resize(room * width);
    return numbers;
  }
  const larger = zeros(numbers, room);
  larger.set(numbers);
  giveBack(numbers);
  return larger;
}

/** Returns the memory of an array that nobody looks at any more, before the collector finds it. */
export function giveBack({ buffer }: Numbers): void {
  if (buffer.resizable) {
    buffer.resize(0);
  }
}

/** 0, 1, 2 and so on. */
export function upTo(length: number, from = 0): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(length);
  for (let index = 0; index < length; index += 1) {
    numbers[index] = from + index;
  }
  return numbers;
}
