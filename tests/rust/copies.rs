//! Does a group count a story once, by the first document that has it?
#![allow(clippy::unwrap_used)] // tests panic on purpose

use std::sync::Arc;

use framelens::corpus::{Corpus, Ids, Packed, Page, Texts, View};
use framelens::count::{Comparison, Groups};
use framelens::parallel::Job;
use framelens::text::{Language, Tokenizer};

/// A document for each item; `None` is a missing text.
fn view(given: &[Option<&str>]) -> View {
    let mut texts = Packed::default();
    for &text in given {
        texts.push(text).unwrap();
    }
    let ids = Ids::numbered(given.len()).unwrap();
    let texts: Arc<dyn Texts> = Arc::new(texts);
    let tokenizer = Tokenizer::plain(Language::English);
    let corpus = Corpus::new(texts, ids, tokenizer, Page::default(), &Job::new(1)).unwrap();
    View::all(Arc::new(corpus))
}

fn left_out(groups: &Groups, clusters: &[i32]) -> (Vec<usize>, Vec<i64>) {
    let found = groups.copies(clusters).unwrap();
    let places = (0..clusters.len()).filter(|&place| found.is_copy[place]).collect();
    (places, found.n_copies)
}

#[test]
fn a_story_in_five_outlets_is_one_document_of_all_and_one_of_each_outlet() {
    let view = view(&[Some("war"); 7]);
    let clusters = [-1, 3, 3, -1, 3, 3, 3];
    let all = Groups::new(&view, &[0; 7], 1).unwrap();
    assert_eq!(left_out(&all, &clusters), (vec![2, 4, 5, 6], vec![4]));
    let outlets = Groups::new(&view, &[0, 0, 1, 1, 0, 1, 2], 3).unwrap();
    assert_eq!(left_out(&outlets, &clusters), (vec![4, 5], vec![1, 1, 0]));
}

#[test]
fn a_comparison_has_it_once_on_either_side() {
    let view = view(&[Some("war"); 5]);
    let groups = Groups::new(&view, &[0, 1, 2, 0, -1], 3).unwrap();
    let clusters = [7; 5];
    let rest = groups.sides(Comparison { target: 0, reference: None });
    assert_eq!(left_out(&rest, &clusters), (vec![2, 3], vec![1, 1]));
    let one = groups.sides(Comparison { target: 0, reference: Some(&[2]) });
    assert_eq!(left_out(&one, &clusters), (vec![3], vec![1, 0]));
}

#[test]
fn what_has_no_text_or_no_group_is_neither_a_copy_nor_an_original() {
    let view = view(&[None, Some("war"), Some("war"), Some("war")]);
    let groups = Groups::new(&view, &[0, -1, 0, 0], 1).unwrap();
    assert_eq!(left_out(&groups, &[0; 4]), (vec![3], vec![1]));
    let wrong = groups.copies(&[0; 3]).unwrap_err().to_string();
    assert_eq!(wrong, "dedupe has 3 items, but the corpus has 4 documents");
}

#[test]
fn a_view_knows_where_a_document_of_its_corpus_is() {
    let view = view(&[Some("a"), Some("b"), Some("c")]).select(&[2, 0]).unwrap();
    let names = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let found = view.places("dedupe", &names(&["0", "1", "2"])).unwrap();
    assert_eq!(found, [Some(1), None, Some(0)]);
    let wrong = view.places("dedupe", &names(&["7"])).unwrap_err().to_string();
    assert!(wrong.starts_with("dedupe must be"), "{wrong}");
}
