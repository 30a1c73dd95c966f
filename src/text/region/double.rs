//! Which titles and captions are said again?

use std::collections::HashMap;

use ahash::RandomState;

use super::Region;
use super::label::Label;
use super::line::{self, Line};

/// Titles that a later one is compared with.
const REMEMBERED: usize = 12;

/// Marks the second and later of equal or nearly equal titles and captions.
pub(super) fn mark(lines: &[Line<'_>], labels: &mut [Label], title: Option<&str>) {
    let lead =
        labels.iter().position(|(region, _)| *region == Region::Lead).unwrap_or(labels.len());
    let key = title.and_then(|title| line::lines(title).into_iter().next()).map(|line| line.key());
    if let Some(key) = key.filter(|key| key.contains(' ')) {
        let above = lines.iter().zip(labels.iter_mut()).take(lead).filter(|(line, _)| line.whole);
        for (_, label) in above.filter(|(line, _)| {
            let ours = line.key();
            ours == key || near(&ours, &key)
        }) {
            *label = (Region::Headline, "the_title");
        }
    }
    let mut seen: HashMap<String, usize, RandomState> = HashMap::default();
    let mut titles: Vec<String> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let (region, _) = labels[i];
        if !(region == Region::Caption || region == Region::Headline && i < lead)
            || line.words < 3
            || !line.whole
        {
            continue;
        }
        let key = line.key();
        if let Some(&first) = seen.get(&key) {
            labels[i] = (Region::Duplicate, "said_again");
            if first + 1 == i && titles.len() > 1 && line.small > 2 {
                labels[first] = (Region::Caption, "said_twice");
            }
            continue;
        }
        if titles.iter().any(|title| near(title, &key)) {
            labels[i] = (Region::Duplicate, "nearly_said_again");
            continue;
        }
        if titles.len() < REMEMBERED {
            titles.push(key.clone());
        }
        seen.insert(key, i);
    }
}

/// Whether at most one word in five or more was changed, left out or put in.
fn near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.split(' ').collect(), other.split(' ').collect());
    let most = one.len().max(other.len());
    if most < 5 || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    before + after + 1 >= most
}
