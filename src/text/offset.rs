//! Which code point is a byte? Offsets are bytes here and code points in Python.

/// The number of code points of `text`.
pub fn char_len(text: &str) -> usize {
    text.chars().count()
}

/// Code-point offsets of ascending byte offsets: one pass over the text in all.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    ascii: bool,
    byte: usize,
    code_point: u32,
}

impl<'t> CodePoints<'t> {
    /// Counts along `text`, which is shorter than 4 GiB.
    pub fn new(text: &'t str) -> Self {
        Self { text, ascii: text.is_ascii(), byte: 0, code_point: 0 }
    }

    /// The code point that begins at `byte`, which is not before that of the last call.
    ///
    /// A byte before it, inside a code point or behind the text counts as the last good one.
    #[allow(clippy::cast_possible_truncation, reason = "a text is shorter than 4 GiB")]
    pub fn at(&mut self, byte: u32) -> u32 {
        if self.ascii {
            return byte.min(self.text.len() as u32);
        }
        if let Some(passed) = self.text.get(self.byte..byte as usize) {
            self.code_point += char_len(passed) as u32;
            self.byte = byte as usize;
        }
        self.code_point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_offset_becomes_the_number_of_code_points_before_it() {
        for text in ["plain", "“né” 🇷🇺!", ""] {
            let mut points = CodePoints::new(text);
            let starts = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for (n, byte) in starts.enumerate() {
                assert_eq!(points.at(u32::try_from(byte).unwrap_or_default()) as usize, n);
            }
            assert_eq!(points.at(u32::MAX) as usize, char_len(text));
        }
    }

    #[test]
    fn asking_twice_for_a_byte_gives_one_answer() {
        let mut points = CodePoints::new("éa");
        assert_eq!((points.at(2), points.at(2), points.at(9)), (1, 1, 1));
    }
}
