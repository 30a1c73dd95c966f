//! Which lines are the article? Promises about any text, and the hand labels of five pages.

use std::fmt::Write as _;

use framelens::text::{Region, regions};
use proptest::prelude::*;

fn tile(text: &str) {
    let mut end = 0;
    for found in regions(text, None) {
        assert_eq!(found.start, end, "a gap or an overlap in {text:?}");
        assert!(found.end > found.start, "an empty stretch in {text:?}");
        assert!(text.is_char_boundary(found.end), "a cut character in {text:?}");
        end = found.end;
    }
    assert_eq!(end, text.len(), "the end of {text:?} is in no stretch");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn stretches_tile_any_text(text in any::<String>()) {
        tile(&text);
    }

    #[test]
    fn stretches_tile_what_looks_like_a_page(
        lines in prop::collection::vec("(Read also|Share| • |[A-Za-z' .?!|“”]{0,40})", 0..30),
        newline in "(\n|\r\n|\n\n  |\u{2028})",
    ) {
        tile(&lines.join(&newline));
    }
}

/// The words of `text`: byte and code point where each begins.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut inside = false;
    for (point, (byte, c)) in text.char_indices().enumerate() {
        if c.is_alphanumeric() && !inside {
            words.push((byte, point));
        }
        inside = c.is_alphanumeric() || inside && matches!(c, '\'' | '’' | '-' | '.');
    }
    words
}

#[test]
#[allow(clippy::print_stdout)] // says why it was skipped
fn the_regions_of_five_pages_are_as_read_by_hand() {
    let Ok(data) = std::env::var("FRAMELENS_DATA") else {
        println!("skipped: FRAMELENS_DATA does not say where the pages are");
        return;
    };
    let labels = include_str!("../golden/seed_labels.json");
    let labels: serde_json::Value = serde_json::from_str(labels).expect("labels");
    let (mut right, mut all, mut wrong) = (0, 0, String::new());
    for file in labels["files"].as_array().expect("files") {
        let name = file["file"].as_str().expect("a name");
        let Ok(text) = std::fs::read_to_string(format!("{data}/data/seeds/{name}")) else {
            println!("skipped: {name} is not there");
            return;
        };
        let found = regions(&text, None);
        for (byte, point) in words(&text) {
            let place = |at: &str, label: &serde_json::Value| label[at].as_u64().expect("a place");
            let label = file["regions"].as_array().expect("regions").iter().find(|label| {
                (place("start", label)..place("end", label)).contains(&(point as u64))
            });
            let Some(wanted) = label.and_then(|label| label["region"].as_str()) else { continue };
            let got = found[found.partition_point(|stretch| stretch.end <= byte)].region.name();
            all += 1;
            right += usize::from(got == wanted);
            if got != wanted {
                writeln!(wrong, "{name} {point}: {got}, not {wanted}").expect("room");
            }
        }
    }
    assert!(right * 1000 >= all * 970, "{right} of {all} words\n{wrong}");
}

#[test]
fn six_regions_are_the_article() {
    let article: Vec<_> = Region::ALL.iter().filter(|region| region.is_article()).collect();
    assert_eq!(article.len(), 6);
}
