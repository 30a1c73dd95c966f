//! What are eight bytes? All of them at once, as one number.
//!
//! The length of words and lines is what a processor cannot foresee; a loop over bytes guesses at
//! each of them.

/// `byte` eight times.
pub(super) const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The high bit of every byte with `first <= byte <= last`; all must be below 128.
pub(super) const fn between(bytes: u64, first: u8, last: u8) -> u64 {
    bytes.wrapping_add(all(128 - first)) & !bytes.wrapping_add(all(127 - last)) & all(0x80)
}

/// The bit that small letters have and capitals have not.
const SMALL: u64 = all(0x20);

/// Of eight bytes those that a word of so many has.
const SEEN: [u64; 9] = {
    let (mut seen, mut len) = ([0; 9], 1);
    while len <= 8 {
        seen[len] = seen[len - 1] << 8 | 0xFF;
        len += 1;
    }
    seen
};

/// Eight bytes from `at` on; zeros follow the last one.
#[inline]
pub(super) fn load(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    u64::from_le_bytes(rest.first_chunk::<8>().copied().unwrap_or_else(|| padded(rest)))
}

/// The first eight bytes of `start..end`, capitals small; zeros follow a shorter word.
#[inline]
pub(super) fn first_eight(text: &[u8], start: usize, end: usize) -> u64 {
    (load(text, start) | SMALL) & SEEN[end.wrapping_sub(start).min(8)]
}

#[cold]
fn padded(rest: &[u8]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight[..rest.len()].copy_from_slice(rest);
    eight
}
