//! Where do readers answer one another?
//!
//! A thread is known by what stands over or under each of its messages: who says it, when to the
//! minute, how long ago, a word to answer by. One such line may stand in an article; two or more,
//! a few lines from each other and below paragraphs enough for an article, do not.

use super::line::Line;
use super::word::key;

/// Words that an article has above its thread.
const ABOVE: usize = 120;
/// Lines from one message to the next.
const APART: usize = 14;
/// Words of a line over or under a message.
const MOST: usize = 10;

/// The first line of the thread below the article.
pub(super) fn find(lines: &[Line<'_>]) -> Option<usize> {
    let mut above = 0;
    let mut last: Option<usize> = None;
    for (i, line) in lines.iter().enumerate() {
        if above < ABOVE {
            above += if line.is_prose() { line.words } else { 0 };
        } else if is_signed(line) {
            match last.filter(|last| i - last <= APART) {
                // Two signs of one message, a name and a time, make no thread.
                Some(first) if lines[first..i].iter().any(|line| line.words >= MOST) => {
                    return Some(if lines[first - 1].is_author() { first - 1 } else { first });
                }
                Some(_) => {}
                None => last = Some(i),
            }
        }
    }
    None
}

/// Whether it says who speaks or when, or offers to answer.
fn is_signed(line: &Line<'_>) -> bool {
    if line.words > MOST || line.ends || line.wrapped || line.bullet {
        return false;
    }
    let key = key(line.text, MOST);
    let says = [" says", " said", " wrote", " writes"].iter().any(|verb| key.ends_with(verb));
    says && line.text.ends_with(':') && line.words <= 6 && line.capitals > 0
        || key == "reply"
        || is_ago(&key)
        || line.is_dated() && has_clock(&key)
}

/// A number, a span of time, "ago".
fn is_ago(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    words.len() <= 8
        && words.windows(3).any(|three| {
            let unit = three[1].trim_end_matches('s');
            three[2] == "ago"
                && three[0].starts_with(|c: char| c.is_ascii_digit())
                && matches!(unit, "minute" | "min" | "hour" | "day" | "week" | "month" | "year")
        })
}

/// Hours and minutes.
fn has_clock(key: &str) -> bool {
    key.as_bytes().windows(4).any(|four| {
        four[0].is_ascii_digit()
            && matches!(four[1], b':' | b'.')
            && four[2].is_ascii_digit()
            && four[3].is_ascii_digit()
    })
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    const PARAGRAPH: &str = "The two leaders signed a joint statement on Thursday, and their \
        ministers spoke of a partnership that would last longer than the sanctions against it, \
        which nobody in the room had asked them about, and which they did not explain either.\n";
    const MESSAGE: &str = "I have read this twice and I still do not see what is new in it.\n";

    fn first_line(head: &str, paragraphs: usize) -> Option<usize> {
        let text = PARAGRAPH.repeat(paragraphs) + &format!("{head}\n{MESSAGE}").repeat(2);
        find(&lines(&text))
    }

    #[test]
    fn messages_with_a_name_or_a_time_are_a_thread_below_an_article() {
        for head in ["Ann Other says:", "3 hours ago", "May 3, 2024 at 5:23 pm", "Reply"] {
            assert_eq!(first_line(head, 3), Some(3), "{head}");
            assert_eq!(first_line(head, 0), None, "{head}, with nothing above");
        }
        assert_eq!(first_line("Ann Other\nMay 3, 2024 at 5:23 pm", 3), Some(3));
    }

    #[test]
    fn headings_and_single_signs_are_none() {
        for head in ["What they said", "May 2024", "As follows:", "Two years later"] {
            assert_eq!(first_line(head, 3), None, "{head}");
        }
        let once = PARAGRAPH.repeat(3) + "Ann Other says:\n" + MESSAGE;
        assert_eq!(find(&lines(&once)), None);
    }
}
