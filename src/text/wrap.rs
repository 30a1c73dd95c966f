//! Do the lines of a text end where the page did?

/// Whether at least every third line end stands inside a sentence for sure: after 45 to 100
/// characters without a terminator, before a lower-case letter.
pub(super) fn is_hard_wrapped(text: &str) -> bool {
    let (mut inside, mut all) = (0_usize, 0_usize);
    let mut lines = text.lines().map(str::trim);
    let mut line = lines.next().unwrap_or_default();
    for next in lines {
        if !line.is_empty() && !next.is_empty() {
            all += 1;
            let open = !line.ends_with(['.', '!', '?', '…', ':', ';', '"', '”']);
            let goes_on = open && next.starts_with(char::is_lowercase);
            inside += usize::from(goes_on && (45..=100).contains(&line.chars().count()));
        }
        line = next;
    }
    inside >= 2 && inside * 3 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hard_wrapping_needs_many_lines_that_go_on() {
        assert!(!is_hard_wrapped(
            "A headline of some length that has no stop at its end\nthe text"
        ));
        assert!(!is_hard_wrapped("short\nlines\nof a\npoem\nhere"));
    }
}
